/** Proof of how soon a visit is in the CRM. */
@NullMarked
package org.herkomst.proofs.freshness;

import org.jspecify.annotations.NullMarked;
