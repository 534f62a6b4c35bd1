/** The evaluation of the resolver as text, JSON and a diagram. */
@NullMarked
package org.herkomst.app.evaluation;

import org.jspecify.annotations.NullMarked;
