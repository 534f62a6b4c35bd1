/** Companies that objected, and the gate that keeps them out. */
@NullMarked
package org.herkomst.core.optout;

import org.jspecify.annotations.NullMarked;
