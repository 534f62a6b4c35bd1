/** Runs and their reports. */
@NullMarked
package org.herkomst.core.run;

import org.jspecify.annotations.NullMarked;
