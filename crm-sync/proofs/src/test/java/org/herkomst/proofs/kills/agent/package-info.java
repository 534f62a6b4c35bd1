/** Tests of the agent's words. */
@NullMarked
package org.herkomst.proofs.kills.agent;

import org.jspecify.annotations.NullMarked;
