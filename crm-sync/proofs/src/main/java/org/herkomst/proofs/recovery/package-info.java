/** A source, a CRM and the truth about both, for proofs that what failed half-way ends complete. */
@NullMarked
package org.herkomst.proofs.recovery;

import org.jspecify.annotations.NullMarked;
