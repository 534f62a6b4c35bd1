/** Proof that reading visits keeps pace with the source. */
@NullMarked
package org.herkomst.proofs.pull;

import org.jspecify.annotations.NullMarked;
