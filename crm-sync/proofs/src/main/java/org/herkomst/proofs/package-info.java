/** Proofs of what Herkomst promises, run against the packaged application. */
@NullMarked
package org.herkomst.proofs;

import org.jspecify.annotations.NullMarked;
