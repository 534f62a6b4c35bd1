/** Tests of opt-outs. */
@NullMarked
package org.herkomst.core.optout;

import org.jspecify.annotations.NullMarked;
