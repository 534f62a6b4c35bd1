/** Tests of how an evaluation is told. */
@NullMarked
package org.herkomst.app.evaluation;

import org.jspecify.annotations.NullMarked;
