/** A Java agent that tells of each call that touches a file. */
@NullMarked
package org.herkomst.proofs.faults.agent;

import org.jspecify.annotations.NullMarked;
