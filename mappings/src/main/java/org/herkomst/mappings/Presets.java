package org.herkomst.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The presets that come with Herkomst: one for each kind of CRM. */
final class Presets {
    private Presets() {}

    static List<String> names() {
        return TargetKind.all().stream().map(TargetKind::id).toList();
    }

    static String file(String name) {
        return "presets/" + name + ".yaml";
    }

    static String text(String name) {
        return TargetKind.of(name).map(TargetKind::preset).orElseThrow(() -> {
            MappingFault fault = new MappingFault(
                    "mapping", Faults.shown(name), "there is no such preset", NearestName.cure(name, names()));
            return new MappingException(List.of(fault));
        });
    }

    static String resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
