/** Tests of objections. */
@NullMarked
package org.herkomst.core.objection;

import org.jspecify.annotations.NullMarked;
