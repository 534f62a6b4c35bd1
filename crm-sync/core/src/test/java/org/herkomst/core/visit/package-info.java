/** Tests of taking visits. */
@NullMarked
package org.herkomst.core.visit;

import org.jspecify.annotations.NullMarked;
