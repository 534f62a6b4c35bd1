package org.herkomst.targets.webhook;

import java.util.Set;
import java.util.regex.Pattern;
import org.herkomst.mappings.TargetKind;
import org.herkomst.mappings.TargetRules;

/** What a receiver is told, as mappings see it: plain names. */
public final class WebhookKind implements TargetKind {
    static final String OURS = "herkomst_";
    static final String KEY = OURS + "key";

    @Override
    public String id() {
        return "webhook";
    }

    @Override
    public TargetRules rules() {
        return new TargetRules(
                Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}"),
                "letters, digits, underscores, dots and dashes, beginning with a letter, at most 100 characters",
                OURS,
                KEY,
                Set.of());
    }

    @Override
    public String preset() {
        return TargetKind.resource(WebhookKind.class, "webhook.yaml");
    }
}
