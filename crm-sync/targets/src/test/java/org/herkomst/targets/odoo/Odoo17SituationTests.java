package org.herkomst.targets.odoo;

/** Odoo 17 in every situation of the acceptance suite. */
class Odoo17SituationTests extends OdooSituations {
    Odoo17SituationTests() {
        super(17);
    }
}
