package org.herkomst.targets.salesforce;

import java.util.regex.Pattern;
import org.herkomst.mappings.TargetKind;
import org.herkomst.mappings.TargetRules;

/** Salesforce's accounts; fields by their API names. */
public final class SalesforceKind implements TargetKind {
    @Override
    public String id() {
        return "salesforce";
    }

    @Override
    public TargetRules rules() {
        return new TargetRules(
                Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
                "letters, digits and _, beginning with a letter; own fields end in __c",
                Keys.PREFIX,
                Keys.KEY,
                Keys.NEVER);
    }

    @Override
    public String preset() {
        return TargetKind.resource(SalesforceKind.class, "salesforce.yaml");
    }
}
