/** The way of a record to one target, and its receipt. */
@NullMarked
package org.herkomst.core.delivery;

import org.jspecify.annotations.NullMarked;
