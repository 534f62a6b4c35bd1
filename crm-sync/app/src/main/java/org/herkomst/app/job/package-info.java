/** The Spring Batch job and what starts it. */
@NullMarked
package org.herkomst.app.job;

import org.jspecify.annotations.NullMarked;
