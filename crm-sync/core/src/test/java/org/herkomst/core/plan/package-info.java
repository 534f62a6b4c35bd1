/** Tests of plans. */
@NullMarked
package org.herkomst.core.plan;

import org.jspecify.annotations.NullMarked;
