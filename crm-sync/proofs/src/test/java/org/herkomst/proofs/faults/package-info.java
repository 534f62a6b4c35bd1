/** Tests of the proof that single faults end clear. */
@NullMarked
package org.herkomst.proofs.faults;

import org.jspecify.annotations.NullMarked;
