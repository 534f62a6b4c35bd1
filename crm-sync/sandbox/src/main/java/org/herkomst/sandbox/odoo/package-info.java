/** An Odoo-like server over HTTP on loopback, in both dialects, with partners, fields, rights and faults. */
@NullMarked
package org.herkomst.sandbox.odoo;

import org.jspecify.annotations.NullMarked;
