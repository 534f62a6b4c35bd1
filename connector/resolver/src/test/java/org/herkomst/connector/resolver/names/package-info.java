/** Tests of names. */
@NullMarked
package org.herkomst.connector.resolver.names;

import org.jspecify.annotations.NullMarked;
