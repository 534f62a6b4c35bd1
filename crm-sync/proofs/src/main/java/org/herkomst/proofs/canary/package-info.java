/** Proof that no address and nothing of a person is kept or sent. */
@NullMarked
package org.herkomst.proofs.canary;

import org.jspecify.annotations.NullMarked;
