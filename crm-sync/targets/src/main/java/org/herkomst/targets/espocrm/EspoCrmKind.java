package org.herkomst.targets.espocrm;

import java.util.regex.Pattern;
import org.herkomst.mappings.TargetKind;
import org.herkomst.mappings.TargetRules;

/** EspoCRM's accounts as mappings see them; names as its field manager makes them. */
public final class EspoCrmKind implements TargetKind {
    @Override
    public String id() {
        return "espocrm";
    }

    @Override
    public TargetRules rules() {
        return new TargetRules(
                Pattern.compile("[a-z][A-Za-z0-9]{0,99}"),
                "letters and digits, beginning with a small letter, at most 100 characters; own fields begin with c, such as cOurField",
                Keys.PREFIX,
                Keys.KEY,
                Keys.NEVER);
    }

    @Override
    public String preset() {
        return TargetKind.resource(EspoCrmKind.class, "espocrm.yaml");
    }
}
