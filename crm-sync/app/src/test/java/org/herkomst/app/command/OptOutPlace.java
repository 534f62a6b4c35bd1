package org.herkomst.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder with a configuration and known companies, and the commands called as a person would. */
final class OptOutPlace {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    OptOutPlace(Path folder) throws IOException {
        this.folder = folder;
        inputs("[{ type: ranges, path: \"%s/ranges.csv\", licence: own data }]".formatted(folder));
        write(
                "ranges.csv",
                "range,name,domain,country,type,register\n203.0.113.0/29,Een B.V.,een.example,NL,business,\n");
    }

    void inputs(String inputs) throws IOException {
        write("herkomst.yaml", """
                herkomst:
                  data: "%1$s/data"
                  sources: { dump: { type: export, folder: "%1$s" } }
                  resolver: { inputs: %2$s }
                  privacy: { notice: { url: "https://www.example.com/privacy", published: 2020-01-01 } }
                  targets: { crm: { type: hubspot, url: "http://127.0.0.1:9", token: "t" } }
                  jobs: { nightly: { source: dump, target: crm } }
                """.formatted(folder, inputs));
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    int run(String... words) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(
                List.of("--config", folder.resolve("herkomst.yaml").toString()));
        all.addAll(List.of(words));
        return new CommandLineProgram(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all.toArray(String[]::new));
    }

    /** The words of a line, with {@code _} for blanks within one. */
    int line(String line) {
        return run(java.util.Arrays.stream(line.split(" "))
                .map(word -> word.replace('_', ' '))
                .toArray(String[]::new));
    }

    String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json(String line, int exitCode) {
        assertThat(line(line + " --output json")).as(line + errors()).isEqualTo(exitCode);
        return JSON.readTree(text());
    }

    <T> T inWorkspace(Function<Workspace, T> work) {
        try (Workspace workspace = Workspace.open(Configurations.readWithoutInputs(
                folder.resolve("herkomst.yaml"),
                Map.of(),
                warning -> assertThat(warning).isNotNull()))) {
            return work.apply(workspace);
        }
    }

    long known(String name, @Nullable String domain, String... registers) {
        return inWorkspace(workspace -> add(workspace, name, domain, registers));
    }

    static long add(Workspace workspace, String name, @Nullable String domain, String... registers) {
        CompanyFacts facts = new CompanyFacts(
                "r:" + name,
                name,
                domain,
                "NL",
                OrganisationKind.BUSINESS,
                List.of(registers),
                null,
                null,
                null,
                null,
                null,
                null);
        CompanyKey key = new CompanyKey("hk-" + Integer.toHexString(name.hashCode()));
        long id = workspace
                .stores()
                .companies()
                .create(new Company(0, key, facts, 0.9, "named", List.of(), LocalDate.of(2026, 10, 1)));
        workspace.stores().companies().addAliases(id, CompanyAliases.of(facts));
        return id;
    }
}
