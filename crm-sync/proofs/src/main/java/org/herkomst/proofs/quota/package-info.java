/** Proof of how few calls a CRM gets, and that the vendor's limits are kept and used. */
@NullMarked
package org.herkomst.proofs.quota;

import org.jspecify.annotations.NullMarked;
