package org.herkomst.app.command;

import java.nio.file.Path;
import org.herkomst.app.config.Nearest;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "mapping",
        description = "Which CRM field gets which value.",
        subcommands = {MappingCommand.Show.class, MappingCommand.Validate.class})
final class MappingCommand extends Action.Group {

    @Command(
            name = "show",
            description = "Prints a preset as YAML: copy it, change it, name its path in the configuration.")
    static final class Show extends Action {
        @Parameters(paramLabel = "PRESET", description = "The preset's name, such as hubspot.")
        String preset = "";

        @Override
        public Integer call() {
            if (!Mappings.presets().contains(preset)) {
                throw new UsageException("There is no preset " + preset, Nearest.hint(preset, Mappings.presets()));
            }
            String text = Mappings.presetText(preset);
            console().result(Console.object().put("preset", preset).put("yaml", text), text.stripTrailing());
            return 0;
        }
    }

    @Command(name = "validate", description = "Checks a mapping file; tells every fault with its line.")
    static final class Validate extends Action {
        @Parameters(paramLabel = "FILE", description = "The YAML file.")
        Path file = Path.of("");

        @Override
        public Integer call() {
            Mapping mapping = Mappings.file(file);
            console()
                    .result(
                            Console.object()
                                    .put("file", file.toString())
                                    .put("target", mapping.target())
                                    .put("fields", mapping.fields().size())
                                    .put("hash", mapping.hash()),
                            file + " is good: " + mapping.fields().size() + " fields for " + mapping.target()
                                    + ", hash " + mapping.hash());
            return 0;
        }
    }
}
