/** Tests of the address. */
@NullMarked
package org.herkomst.connector.address;

import org.jspecify.annotations.NullMarked;
