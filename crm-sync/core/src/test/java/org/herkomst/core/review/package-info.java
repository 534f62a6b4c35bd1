/** Tests of questions and decisions. */
@NullMarked
package org.herkomst.core.review;

import org.jspecify.annotations.NullMarked;
