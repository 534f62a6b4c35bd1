package org.herkomst.targets.odoo;

/** Odoo 19 in every situation of the acceptance suite. */
class Odoo19SituationTests extends OdooSituations {
    Odoo19SituationTests() {
        super(19);
    }
}
