/** Tests of the helpers of the kill sweep. */
@NullMarked
package org.herkomst.proofs.simulation.mutants;

import org.jspecify.annotations.NullMarked;
