package org.herkomst.targets.odoo;

import java.util.regex.Pattern;
import org.herkomst.mappings.TargetKind;
import org.herkomst.mappings.TargetRules;

/** Odoo's contacts that are companies ({@code res.partner}); names as its models have them. */
public final class OdooKind implements TargetKind {
    @Override
    public String id() {
        return "odoo";
    }

    @Override
    public TargetRules rules() {
        return new TargetRules(
                Pattern.compile("[a-z][a-z0-9_]{0,62}"),
                "lower case letters, digits and _, beginning with a letter, at most 63 characters",
                Keys.PREFIX,
                Keys.KEY,
                Keys.NEVER);
    }

    @Override
    public String preset() {
        return TargetKind.resource(OdooKind.class, "odoo.yaml");
    }
}
