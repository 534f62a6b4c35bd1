/** Tests of records. */
@NullMarked
package org.herkomst.core.target;

import org.jspecify.annotations.NullMarked;
