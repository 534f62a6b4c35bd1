/** Clearing values in tests. */
@NullMarked
package org.herkomst.core.delivery;

import org.jspecify.annotations.NullMarked;
