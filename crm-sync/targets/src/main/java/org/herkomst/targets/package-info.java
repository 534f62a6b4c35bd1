/** The CRMs that Herkomst can write to: one package each behind {@link org.herkomst.core.target.CrmTarget}. */
@NullMarked
package org.herkomst.targets;

import org.jspecify.annotations.NullMarked;
