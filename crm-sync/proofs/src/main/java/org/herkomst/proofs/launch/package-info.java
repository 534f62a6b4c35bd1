/** Proof that a job runs once at a time, whoever starts it. */
@NullMarked
package org.herkomst.proofs.launch;

import org.jspecify.annotations.NullMarked;
