/** Proof that a run after one that failed half-way brings everything to its end, once. */
@NullMarked
package org.herkomst.proofs.resume;

import org.jspecify.annotations.NullMarked;
