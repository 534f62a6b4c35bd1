package org.herkomst.targets.odoo;

import java.util.List;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.TargetProvider;
import org.herkomst.targets.TargetSettings;

/** The way in to the Odoo target; the token is an API key. */
public final class Odoo implements TargetProvider {
    static final String DATABASE = "database";
    static final String USER = "user";

    @Override
    public String type() {
        return "odoo";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(DATABASE, false, false, "the database's name; always needed for Odoo 17 and 18"),
                new Option(USER, false, false, "the login of the key's user; needed for Odoo 17 and 18"));
    }

    @Override
    public CrmTarget open(TargetSettings settings) {
        return new OdooTarget(settings, Connection.open(settings));
    }
}
