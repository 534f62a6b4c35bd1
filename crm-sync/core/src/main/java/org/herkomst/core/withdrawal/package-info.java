/** Taking back from the CRMs what must no longer be there. */
@NullMarked
package org.herkomst.core.withdrawal;

import org.jspecify.annotations.NullMarked;
