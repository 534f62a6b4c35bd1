/** Proof that many runs in one process leave nothing behind. */
@NullMarked
package org.herkomst.proofs.soak;

import org.jspecify.annotations.NullMarked;
