/** Tests of the look-up tables. */
@NullMarked
package org.herkomst.connector.resolver.table;

import org.jspecify.annotations.NullMarked;
