/** Tests of withdrawals. */
@NullMarked
package org.herkomst.core.withdrawal;

import org.jspecify.annotations.NullMarked;
