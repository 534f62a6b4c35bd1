@NullMarked
package org.herkomst.targets.odoo;

import org.jspecify.annotations.NullMarked;
