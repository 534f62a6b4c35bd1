package org.herkomst.proofs.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.herkomst.app.command.CommandLineProgram;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.proofs.recovery.FailingMatomo;
import org.herkomst.proofs.recovery.Truth;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import org.jspecify.annotations.Nullable;

/** A source, a CRM and a database in which a first run has sent some companies and two have opted out; set back to that before each fault. */
final class World implements AutoCloseable {
    private static final String DATA = "data";
    private static final String DATABASE = "world";
    private static final String KEPT = "kept";
    private static final String STATE = "hubspot-sandbox.json";

    private final Cast cast;
    private final Path folder;
    private final @Nullable Postgres postgres;
    private final Front source = new Front();
    private final Front target = new Front();
    private final Truth truth;
    private final FailingMatomo matomo;
    private final Path ranges;
    private Path data;
    private int round;
    private @Nullable HubSpotSandbox crm;

    /**
     * A world in a folder.
     *
     * @param postgres the server that has its database; absent: H2 in a file
     */
    World(Cast cast, Path folder, Path ranges, @Nullable Postgres postgres) {
        this.cast = cast;
        this.folder = folder;
        this.postgres = postgres;
        this.truth = new Truth(cast.shape(), Instant.now().getEpochSecond());
        this.matomo = new FailingMatomo(truth);
        this.ranges = ranges;
        this.data = folder.resolve(DATA);
        try {
            Files.createDirectories(data);
            configure();
            begin();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void configure() throws IOException {
        Files.writeString(folder.resolve("herkomst.yaml"), yaml());
    }

    private String yaml() {
        return String.join(
                "\n",
                "herkomst:",
                "  data: " + data,
                "  database: { url: '" + database() + "' }",
                "  sources: { web: { type: matomo, url: '" + source.url() + "', token: " + FailingMatomo.TOKEN
                        + ", sites: [1], page-size: " + cast.shape().page() + " } }",
                "  resolver: { inputs: [ { type: ranges, path: " + ranges + ", licence: own data } ] }",
                "  privacy: { notice: { url: 'https://www.shop.example/privacy', published: 2020-01-01 } }",
                "  targets: { crm: { type: hubspot, url: '" + target.url() + "', token: " + HubSpotSandbox.SETUP_KEY
                        + ", mapping: hubspot } }",
                "  jobs: { nightly: { source: web, target: crm, zone: UTC, first-days: 90 } }",
                "");
    }

    private String database() {
        return postgres == null ? "jdbc:h2:file:" + data.resolve("herkomst") : postgres.url(DATABASE);
    }

    private void begin() throws IOException {
        if (postgres != null) {
            postgres.make(DATABASE, "template1");
        }
        Path kept = Files.createDirectories(folder.resolve(KEPT));
        try (HubSpotSandbox first = HubSpotSandbox.start(SandboxSettings.demo(kept, Clock.systemUTC()));
                FailingMatomo half = new FailingMatomo(truth, cast.sent())) {
            target.to(first.url());
            source.to(half.url());
            command("provision", "crm");
            command("optout", "add", "--domain", cast.neverSent());
            command("sync", "nightly", "--confirm");
            command("optout", "add", "--name", cast.toTakeBack());
        }
        copy(data, kept.resolve(DATA));
        if (postgres != null) {
            postgres.make(KEPT, DATABASE);
        }
    }

    private void command(String... words) {
        Stream<String> all = Stream.concat(
                Stream.of("--config", folder.resolve("herkomst.yaml").toString()), Stream.of(words));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = new CommandLineProgram(out, out).run(all.toArray(String[]::new));
        if (exit > 1) {
            throw new IllegalStateException(
                    String.join(" ", words) + " ended with " + exit + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }

    /**
     * Sets all back to the beginning, in a folder of its own: a database that a connection which was cut still holds open in this machine
     * would else be met again, with all that was done in it.
     */
    void reset() {
        closeCrm();
        try {
            empty(data);
            data = folder.resolve(DATA + "-" + ++round);
            copy(folder.resolve(KEPT).resolve(DATA), data);
            configure();
            Path own = Files.createDirectories(folder.resolve("crm"));
            Files.copy(folder.resolve(KEPT).resolve(STATE), own.resolve(STATE), StandardCopyOption.REPLACE_EXISTING);
            crm = HubSpotSandbox.start(SandboxSettings.demo(own, Clock.systemUTC()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (postgres != null) {
            postgres.make(DATABASE, KEPT);
        }
        target.to(crm().url());
        source.to(matomo.url());
    }

    /** The configuration, read anew. */
    HerkomstConfiguration configuration() {
        return Configurations.read(folder.resolve("herkomst.yaml"), Map.of(), line -> {});
    }

    /** The data folder. */
    Path data() {
        return data;
    }

    Cast cast() {
        return cast;
    }

    /** What stands before the source. */
    Front source() {
        return source;
    }

    /** What stands before the CRM. */
    Front target() {
        return target;
    }

    /** The CRM. */
    HubSpotSandbox crm() {
        return Objects.requireNonNull(crm, "crm");
    }

    /** The server of its database; not of H2. */
    Postgres postgres() {
        return Objects.requireNonNull(postgres, "postgres");
    }

    /** Its database in the server. */
    static String databaseName() {
        return DATABASE;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path place = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(path, place);
                }
            }
        }
    }

    /** What a database that is still open writes meanwhile stays until the proof's own folder goes. */
    private static void empty(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException stillOpen) {
            return;
        }
    }

    private void closeCrm() {
        if (crm != null) {
            crm.close();
        }
    }

    @Override
    public void close() {
        closeCrm();
        matomo.close();
        source.close();
        target.close();
    }
}
