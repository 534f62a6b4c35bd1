/** Tests of the helpers of the kill sweep. */
@NullMarked
package org.herkomst.proofs.kills;

import org.jspecify.annotations.NullMarked;
