/** Proof that every single fault ends clear and without loss, and that nothing is sent when opt-outs or changes can't be read or written. */
@NullMarked
package org.herkomst.proofs.faults;

import org.jspecify.annotations.NullMarked;
