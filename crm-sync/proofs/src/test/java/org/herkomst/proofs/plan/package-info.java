/** Tests of the proof that a plan is what is applied. */
@NullMarked
package org.herkomst.proofs.plan;

import org.jspecify.annotations.NullMarked;
