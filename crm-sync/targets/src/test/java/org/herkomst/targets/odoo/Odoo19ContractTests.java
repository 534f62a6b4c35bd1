package org.herkomst.targets.odoo;

/** Odoo 19 keeps the contract of targets. */
class Odoo19ContractTests extends OdooContract {
    Odoo19ContractTests() {
        super(19);
    }
}
