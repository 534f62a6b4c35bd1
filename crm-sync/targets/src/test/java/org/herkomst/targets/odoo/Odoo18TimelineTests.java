package org.herkomst.targets.odoo;

/** Odoo 18 keeps the contract of timelines. */
class Odoo18TimelineTests extends OdooTimelineCases {
    Odoo18TimelineTests() {
        super(18);
    }
}
