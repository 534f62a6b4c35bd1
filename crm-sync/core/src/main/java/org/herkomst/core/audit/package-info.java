/** The record of changes: every opt-out, withdrawal and change of configuration, append-only. */
@NullMarked
package org.herkomst.core.audit;

import org.jspecify.annotations.NullMarked;
