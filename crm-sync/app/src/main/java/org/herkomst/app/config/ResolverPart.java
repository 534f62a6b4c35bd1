package org.herkomst.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.herkomst.connector.resolver.InputSettings;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.ResolverSettings;

/** Reads {@code herkomst.resolver}: the inputs of the index, with what their terms permit. */
final class ResolverPart {
    private static final List<String> INPUT_TYPES =
            List.of("ranges", "mmdb", "asn", "accounts", "dns", "reverse", "rpsl");

    private ResolverPart() {}

    static ResolverSettings read(Section section) {
        section.only("minimum-confidence", "inputs", "dns-server");
        return new ResolverSettings(
                section.items("inputs").stream().map(ResolverPart::input).toList(),
                section.share("minimum-confidence", 0.7),
                section.text("dns-server"));
    }

    private static InputSettings input(Section section) {
        section.only("type", "path", "licence", "permits", "organisations");
        String type = section.required("type", "ranges");
        if (!type.isEmpty() && !INPUT_TYPES.contains(type)) {
            section.fault("type", "unknown type " + type, Nearest.hint(type, INPUT_TYPES));
        }
        Path path = section.path("path", "ranges.csv");
        if (!type.equals("dns")) {
            mustBeFile(section, "path", path);
        }
        Path organisations =
                section.has("organisations") ? section.path("organisations", "ripe.db.organisation.gz") : null;
        if (organisations != null) {
            mustBeFile(section, "organisations", organisations);
        }
        String licence = section.text("licence");
        return new InputSettings(
                type, path, organisations, licence == null ? "not stated" : licence, permits(section, type));
    }

    private static void mustBeFile(Section section, String name, Path path) {
        if (!path.toString().isEmpty() && (!Files.isRegularFile(path) || !Files.isReadable(path))) {
            section.absent(
                    name,
                    "there is no readable file " + path,
                    "Correct the path (relative ones are from the working directory) or put the file there.");
        }
    }

    private static Set<Permission> permits(Section section, String type) {
        Set<Permission> permits = EnumSet.noneOf(Permission.class);
        for (String word : section.texts("permits")) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "marketing" -> permits.add(Permission.MARKETING);
                case "network" -> permits.add(Permission.NETWORK);
                default ->
                    section.fault(
                            "permits",
                            "unknown permission " + word,
                            Nearest.hint(word, List.of("marketing", "network")));
            }
        }
        if (permits.isEmpty() && (type.equals("mmdb") || type.equals("reverse"))) {
            section.fault(
                    "permits",
                    "must be said for this type",
                    "Write permits: [marketing] where the vendor's terms allow showing and pushing companies, else permits: [network].");
        }
        if (permits.isEmpty()) {
            permits.add(type.equals("rpsl") ? Permission.NETWORK : Permission.MARKETING);
        }
        if (permits.contains(Permission.MARKETING)) {
            permits.add(Permission.NETWORK);
        }
        return permits;
    }
}
