package org.herkomst.app.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.app.config.HerkomstConfiguration.Target;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.mappings.MappingException;
import org.herkomst.mappings.MappingFault;
import org.herkomst.mappings.Mappings;
import org.herkomst.targets.TargetProvider;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;

/** Reads one of {@code targets}: the keys of all of them, and those that its type takes besides. */
final class TargetPart {
    private static final List<String> KEYS =
            List.of("type", "url", "token", "setup-token", "mapping", "timeout", "longest-in-flight");

    private TargetPart() {}

    static Target read(Section section) {
        String type = section.required("type", "hubspot");
        Optional<TargetProvider> provider = Targets.provider(type);
        if (!type.isEmpty() && provider.isEmpty()) {
            section.fault("type", "unknown type " + type, Nearest.hint(type, Targets.types()));
        }
        List<TargetProvider.Option> options =
                provider.map(TargetProvider::options).orElse(List.of());
        List<String> legal = new ArrayList<>(KEYS);
        options.forEach(option -> legal.add(option.name()));
        section.only(legal.toArray(String[]::new));
        String mapping = section.has("mapping") ? section.required("mapping", "hubspot") : type;
        if (!mapping.isEmpty()) {
            mustBeMapping(section, mapping, type);
        }
        Duration timeout =
                section.duration("timeout", Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(10));
        return new Target(
                type,
                section.has("url") || provider.map(TargetProvider::needsUrl).orElse(true)
                        ? section.url("url", "https://api.hubapi.com")
                        : URI.create(""),
                ConfigurationParts.needed(section.secret(
                        "token", provider.map(TargetProvider::needsToken).orElse(true))),
                section.secret("setup-token", false),
                mapping,
                timeout,
                inFlight(section, timeout),
                options(section, options));
    }

    /** What the type takes besides; a secret's value stays out of the version. */
    private static Map<String, Secret> options(Section section, List<TargetProvider.Option> options) {
        Map<String, Secret> given = new LinkedHashMap<>();
        for (TargetProvider.Option option : options) {
            if (option.secret()) {
                Secret secret = section.secret(option.name(), option.required());
                if (secret != null) {
                    given.put(option.name(), secret);
                }
                continue;
            }
            String text = option.required() ? section.required(option.name(), "...") : section.text(option.name());
            if (text != null) {
                given.put(option.name(), new Secret(text));
            }
        }
        return given;
    }

    private static Duration inFlight(Section section, Duration timeout) {
        Duration longest = section.duration(
                "longest-in-flight", TargetSettings.IN_FLIGHT, Duration.ofSeconds(1), Duration.ofDays(1));
        if (longest.compareTo(timeout) < 0) {
            section.fault(
                    "longest-in-flight",
                    "is shorter than timeout (" + timeout.toSeconds()
                            + "s): what was sent to a company that objects could come after the last look for it",
                    "Set at least the time-out; 15m unless the vendor says otherwise.");
        }
        return longest;
    }

    private static void mustBeMapping(Section section, String mapping, String type) {
        try {
            String kind = Mappings.named(mapping).target();
            if (!kind.equals(type)) {
                section.fault(
                        "mapping",
                        "is a mapping for " + kind + ", not for " + type,
                        "Name a mapping for " + type + ".");
            }
        } catch (MappingException wrong) {
            wrong.faults().forEach(f -> section.fault("mapping", said(f), f.action()));
        }
    }

    /** A fault of the file as a whole names it; one within it says the line and the key. */
    private static String said(MappingFault fault) {
        return fault.where().equals("mapping")
                ? "names " + fault.key() + ": " + fault.message()
                : fault.where() + ": " + fault.key() + ": " + fault.message();
    }
}
