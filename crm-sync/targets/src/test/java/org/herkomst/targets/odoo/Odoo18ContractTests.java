package org.herkomst.targets.odoo;

/** Odoo 18 keeps the contract of targets. */
class Odoo18ContractTests extends OdooContract {
    Odoo18ContractTests() {
        super(18);
    }
}
