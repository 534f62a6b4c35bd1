package org.herkomst.mappings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a mapping file; what a field doesn't say stands in the preset that the file extends. */
final class FieldReader {
    private final FileContext context;
    private final Faults faults;

    FieldReader(FileContext context, Faults faults) {
        this.context = context;
        this.faults = faults;
    }

    /** The field; absent where it has a fault. */
    @Nullable
    FieldMapping read(String name, int line, YamlNode node) {
        int faultsBefore = faults.count();
        checkName(name, line);
        if (node instanceof YamlNode.Block block) {
            FieldMapping field =
                    new FieldBlock(name, new Section(path(name), block, faults), preset(name), context).mapping();
            return faults.count() > faultsBefore ? null : field;
        }
        if (!(node instanceof YamlNode.Refused)) {
            faults.add(line, path(name), "a field is written in braces", "Write for example { from: name }, or off");
        }
        return null;
    }

    /** Reports a field that is switched off and that the preset doesn't have. */
    void checkOff(String name, int line) {
        Mapping base = context.base();
        if (base != null && preset(name) == null) {
            List<String> names =
                    base.fields().stream().map(FieldMapping::target).toList();
            String message = "the preset has no field \"" + Faults.shown(name) + "\" to leave out";
            faults.add(line, path(name), message, NearestName.cure(name, names));
        }
    }

    private void checkName(String name, int line) {
        if (!context.rules().names().matcher(name).matches()) {
            faults.add(
                    line,
                    path(name),
                    "the CRM takes no such field name",
                    context.rules().nameCure(name));
        }
        if (context.rules().neverWritten().contains(name)) {
            faults.add(line, path(name), "this field belongs to people and is never written", "Take the field out");
        }
    }

    private @Nullable FieldMapping preset(String name) {
        Mapping base = context.base();
        return base == null
                ? null
                : base.fields().stream()
                        .filter(field -> field.target().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private static String path(String name) {
        return "fields." + Faults.shown(name);
    }
}
