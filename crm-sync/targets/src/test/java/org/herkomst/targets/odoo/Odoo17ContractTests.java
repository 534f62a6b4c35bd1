package org.herkomst.targets.odoo;

/** Odoo 17 keeps the contract of targets. */
class Odoo17ContractTests extends OdooContract {
    Odoo17ContractTests() {
        super(17);
    }
}
