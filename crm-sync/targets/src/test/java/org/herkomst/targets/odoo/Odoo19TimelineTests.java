package org.herkomst.targets.odoo;

/** Odoo 19 keeps the contract of timelines. */
class Odoo19TimelineTests extends OdooTimelineCases {
    Odoo19TimelineTests() {
        super(19);
    }
}
