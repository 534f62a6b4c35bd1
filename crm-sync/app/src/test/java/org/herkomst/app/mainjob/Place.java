package org.herkomst.app.mainjob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.herkomst.app.command.CommandLineProgram;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation in a folder: a Matomo, a HubSpot account, a configuration, and the command to run there. */
final class Place implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** So many calls that the client, which keeps to what it hears, need not wait. */
    private static final SandboxSettings.Limits QUICK = new SandboxSettings.Limits(10_000, 1_000, 0, 0);

    final Path folder;
    final MatomoServer matomo = MatomoServer.start();
    final HubSpotSandbox crm;

    /** What a command came to. */
    record Outcome(int exitCode, String out, String err) {
        /** The one document of {@code --output json}. */
        JsonNode json() {
            return JSON.readTree(out);
        }

        /** A figure of the report, such as {@code writes.created}. */
        long figure(String path) {
            JsonNode node = json();
            for (String name : path.split("\\.", -1)) {
                node = node.path(name);
            }
            return node.asLong(-1);
        }

        /** The codes of {@code errors[]}. */
        List<String> codes() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("code").asString(""))
                    .toList();
        }
    }

    Place(Path folder) {
        this(folder, settings -> settings);
    }

    Place(Path folder, UnaryOperator<SandboxSettings> account) {
        this.folder = folder;
        this.crm = HubSpotSandbox.start(
                account.apply(SandboxSettings.test(Clock.systemUTC()).withLimits(QUICK)));
        write("secrets/MATOMO", MatomoServer.TOKEN);
        write("secrets/SETUP", HubSpotSandbox.SETUP_KEY);
        write("secrets/HUBSPOT", HubSpotSandbox.PUSH_KEY);
        write("ranges.csv", "range,name,domain,country,type,register\n");
        write("herkomst.yaml", text(matomo.url()));
    }

    private String text(URI source) {
        return """
                spring.config.import: "configtree:%1$s/secrets/"
                herkomst:
                  data: "%1$s/data"
                  sources: { web: { type: matomo, url: "%2$s", token: "${MATOMO}", sites: [1] } }
                  resolver: { inputs: [{ type: ranges, path: "%1$s/ranges.csv", licence: own data }] }
                  privacy: { notice: { url: "https://www.example.com/privacy", published: 2020-01-01 } }
                  targets: { crm: { type: hubspot, url: "%3$s", token: "${HUBSPOT}", setup-token: "${SETUP}", timeout: 1s } }
                  guards: { first-run-creations: 1000, share: 1 }
                  jobs: { nightly: { source: web, target: crm, cron: "0 0 3 * * *", first-days: 730 } }
                """.formatted(folder, source, crm.url());
    }

    /** The configuration's text with a part replaced. */
    void configure(String part, String other) {
        String text = read("herkomst.yaml");
        if (!text.contains(part)) {
            throw new AssertionError("The configuration holds no " + part);
        }
        write("herkomst.yaml", text.replace(part, other));
    }

    /** Creates our fields in HubSpot and forgets what was asked for that. */
    Place provisioned() {
        Outcome done = run("provision");
        if (done.exitCode() != 0) {
            throw new AssertionError(done.out() + done.err());
        }
        crm.log().clear();
        return this;
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a command line with the configuration and JSON as its output. */
    Outcome run(String line) {
        return plainly(line + " --output json");
    }

    /** Runs a command line with the configuration, as a person would. */
    Outcome plainly(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = ("--config " + folder.resolve("herkomst.yaml") + " " + line).split(" ", -1);
        int code = new CommandLineProgram(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Lets the waits of all deliveries be over: they are by the database's clock, which nobody can move. */
    void waitsAreOver() {
        sql("update delivery set due_at = current_timestamp where due_at > current_timestamp");
    }

    /** Lets what was taken back be long ago, so that the next look at it is due. */
    void laterLooks() {
        sql("update withdrawal set requested_at = requested_at - interval '1' hour");
        sql("update withdrawal_task set due_at = current_timestamp - interval '1' minute where due_at is not null");
    }

    /** Changes the database behind the program's back. */
    void sql(String statement) {
        inDatabase(template -> template.update(statement));
    }

    /** The tables that hold a text, by a script of the whole database. */
    Set<String> tablesThatHold(String text) {
        Set<String> tables = new TreeSet<>();
        inDatabase(template -> template.queryForList("script", String.class).stream()
                .filter(statement -> statement.contains(text))
                .forEach(statement ->
                        tables.add(statement.replaceFirst("(?s)^INSERT INTO \\S*\\.\"(\\w+)\".*$", "$1"))));
        return tables;
    }

    private void inDatabase(Consumer<JdbcTemplate> work) {
        HerkomstConfiguration configuration =
                Configurations.read(folder.resolve("herkomst.yaml"), Map.of(), warning -> {});
        try (Workspace workspace = Workspace.open(configuration)) {
            work.accept(new JdbcTemplate(workspace.dataSource()));
        }
    }

    @Override
    public void close() {
        matomo.close();
        crm.close();
    }
}
