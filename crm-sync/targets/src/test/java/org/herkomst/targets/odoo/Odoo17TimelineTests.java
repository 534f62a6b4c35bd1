package org.herkomst.targets.odoo;

/** Odoo 17 keeps the contract of timelines. */
class Odoo17TimelineTests extends OdooTimelineCases {
    Odoo17TimelineTests() {
        super(17);
    }
}
