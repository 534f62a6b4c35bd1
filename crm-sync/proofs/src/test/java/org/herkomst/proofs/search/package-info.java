/** Tests of the search. */
@NullMarked
package org.herkomst.proofs.search;

import org.jspecify.annotations.NullMarked;
