/** What may and may not be done with a record. */
@NullMarked
package org.herkomst.core.policy;

import org.jspecify.annotations.NullMarked;
