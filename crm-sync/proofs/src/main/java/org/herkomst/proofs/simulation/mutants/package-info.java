/** Broken copies of the protocol that the simulation must catch. */
@NullMarked
package org.herkomst.proofs.simulation.mutants;

import org.jspecify.annotations.NullMarked;
