/** Proof that the opt-out page stands a flood. */
@NullMarked
package org.herkomst.proofs.page;

import org.jspecify.annotations.NullMarked;
