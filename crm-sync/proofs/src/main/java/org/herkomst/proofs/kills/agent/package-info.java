/** A Java agent that ends the application's process at one place of its code. */
@NullMarked
package org.herkomst.proofs.kills.agent;

import org.jspecify.annotations.NullMarked;
