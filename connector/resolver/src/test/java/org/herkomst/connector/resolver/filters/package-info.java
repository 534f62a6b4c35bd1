/** Tests of the lists. */
@NullMarked
package org.herkomst.connector.resolver.filters;

import org.jspecify.annotations.NullMarked;
