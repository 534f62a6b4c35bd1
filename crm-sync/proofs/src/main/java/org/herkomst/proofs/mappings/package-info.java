/** Proof that a mapping file's faults are found, and that expressions are bounded and quick. */
@NullMarked
package org.herkomst.proofs.mappings;

import org.jspecify.annotations.NullMarked;
