/** Tests of records. */
@NullMarked
package org.herkomst.core.record;

import org.jspecify.annotations.NullMarked;
