/** Objections that come by the public page: how they are asked for, proven, and turned into opt-outs. */
@NullMarked
package org.herkomst.core.objection;

import org.jspecify.annotations.NullMarked;
