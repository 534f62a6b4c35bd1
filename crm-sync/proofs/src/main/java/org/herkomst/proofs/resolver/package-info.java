/** Proofs of the resolver: how right it is, and how fast. */
@NullMarked
package org.herkomst.proofs.resolver;

import org.jspecify.annotations.NullMarked;
