/** Finds given texts and bytes in whatever form they may hide. */
@NullMarked
package org.herkomst.proofs.search;

import org.jspecify.annotations.NullMarked;
