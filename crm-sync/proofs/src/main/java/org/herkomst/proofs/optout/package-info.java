/** Proof that who objects during a run is sent no more, and is taken back. */
@NullMarked
package org.herkomst.proofs.optout;

import org.jspecify.annotations.NullMarked;
