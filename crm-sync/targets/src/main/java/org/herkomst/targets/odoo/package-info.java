/** Odoo as a target: JSON-2 for 19 and later, JSON-RPC for 17 and 18. */
@NullMarked
package org.herkomst.targets.odoo;

import org.jspecify.annotations.NullMarked;
