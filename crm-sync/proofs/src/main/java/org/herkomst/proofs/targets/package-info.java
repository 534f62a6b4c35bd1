/** Proof that every target goes through the same acceptance suite. */
@NullMarked
package org.herkomst.proofs.targets;

import org.jspecify.annotations.NullMarked;
