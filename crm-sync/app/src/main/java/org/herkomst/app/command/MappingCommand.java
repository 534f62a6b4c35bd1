package org.herkomst.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.herkomst.app.config.Nearest;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import org.herkomst.mappings.TestResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "mapping",
        description = "Which CRM field gets which value.",
        subcommands = {
            MappingCommand.Show.class,
            MappingCommand.Validate.class,
            MappingCommand.Test.class,
            MappingCommand.Schema.class
        })
final class MappingCommand extends Action.Group {

    @Command(
            name = "show",
            description = {
                "Prints a preset as YAML, or a file of yours laid over its preset, each key with where it comes from.",
                "Don't copy a preset: extend it, and name your file in the configuration."
            })
    static final class Show extends Action {
        @Parameters(paramLabel = "NAME", description = "A preset's name, such as hubspot, or a mapping file.")
        String name = "";

        @Override
        public Integer call() {
            if (Mappings.presets().contains(name)) {
                show("preset", Mappings.presetText(name));
                return 0;
            }
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw new UsageException(
                        "There is no preset and no file " + name, Nearest.hint(name, Mappings.presets()));
            }
            show("file", Mappings.merged(file));
            return 0;
        }

        private void show(String what, String yaml) {
            console().result(Console.object().put(what, name).put("yaml", yaml), yaml.stripTrailing());
        }
    }

    @Command(
            name = "test",
            description = "Runs the tests that stand in a mapping file; needs no network and no database.",
            footer = {"", "Exit code 1 where a field is otherwise than expected, or the file has no tests."})
    static final class Test extends Action {
        @Parameters(paramLabel = "FILE", description = "The YAML file.")
        Path file = Path.of("");

        @Override
        public Integer call() {
            List<TestResult> results = Mappings.file(file).test();
            var document = Console.object().put("file", file.toString());
            var tests = document.putArray("tests");
            List<String> lines = new ArrayList<>();
            results.forEach(result -> tell(result, tests.addObject(), lines));
            long failed = results.stream().filter(result -> !result.passed()).count();
            document.put("passed", results.size() - failed).put("failed", failed);
            lines.add(
                    results.isEmpty()
                            ? file + " has no tests. Add tests: [{ given: { name: Acme }, expect: { name: Acme } }]"
                            : (results.size() - failed) + " of " + results.size() + " tests passed");
            console().result(document, String.join(System.lineSeparator(), lines));
            return failed > 0 || results.isEmpty() ? 1 : 0;
        }

        private void tell(TestResult result, ObjectNode node, List<String> lines) {
            node.put("test", result.test().name())
                    .put("line", result.test().line())
                    .put("passed", result.passed());
            var differences = node.putArray("differences");
            for (TestResult.Difference difference : result.differences()) {
                differences
                        .addObject()
                        .put("field", difference.field())
                        .put("expected", difference.expected())
                        .put("actual", difference.actual())
                        .put("reason", difference.reason());
                lines.add(
                        file + ":" + result.test().line() + ": " + result.test().name() + ": " + difference.field());
                lines.add("    expected: " + shown(difference.expected()));
                lines.add("    but was:  " + shown(difference.actual())
                        + (difference.reason().isEmpty() ? "" : " (" + difference.reason() + ")"));
            }
        }

        private static String shown(String text) {
            return text.isEmpty() ? "nothing" : text;
        }
    }

    @Command(
            name = "schema",
            description = "Prints the JSON Schema of mapping files, for completion in an editor.",
            footer = {"", "herkomst mapping schema > mapping.schema.json; docs/mappings.md says how an editor finds it."
            })
    static final class Schema extends Action {
        @Override
        public Integer call() {
            String text = Mappings.schema();
            console().result(Console.object().put("schema", text), text.stripTrailing());
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
