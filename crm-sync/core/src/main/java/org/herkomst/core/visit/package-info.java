/** Taking pages of visits into the store, counted once. */
@NullMarked
package org.herkomst.core.visit;

import org.jspecify.annotations.NullMarked;
