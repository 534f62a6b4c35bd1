/** Proof that the application, killed anywhere, loses, doubles and falsifies nothing. */
@NullMarked
package org.herkomst.proofs.kills;

import org.jspecify.annotations.NullMarked;
