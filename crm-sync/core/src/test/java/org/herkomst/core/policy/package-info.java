/** Tests of what may be done with a record. */
@NullMarked
package org.herkomst.core.policy;

import org.jspecify.annotations.NullMarked;
