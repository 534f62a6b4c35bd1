/** Proof that a plan is what is applied, and that no edit of a person's is overwritten against policy. */
@NullMarked
package org.herkomst.proofs.plan;

import org.jspecify.annotations.NullMarked;
