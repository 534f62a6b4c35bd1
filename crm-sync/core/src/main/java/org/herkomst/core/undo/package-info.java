/** Taking a run back. */
@NullMarked
package org.herkomst.core.undo;

import org.jspecify.annotations.NullMarked;
