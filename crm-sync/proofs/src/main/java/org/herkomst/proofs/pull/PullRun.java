package org.herkomst.proofs.pull;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.herkomst.proofs.HeapLog;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import tools.jackson.databind.JsonNode;

/** One measured run of the application in a folder of its own. */
final class PullRun {
    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseParallelGC");
    private static final long DAY = 86_400;

    private final Path folder;
    private final Path inputs;
    private final HerkomstRun herkomst;
    private final HubSpotSandbox crm;

    /** A run of this name against a CRM that has our fields. */
    PullRun(ProofSetting setting, String name, HubSpotSandbox crm) {
        this.folder = made(setting.work().resolve(name));
        this.inputs = made(setting.work().resolve("inputs-" + name));
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-Xlog:gc:file=" + folder.resolve("gc.log"));
        this.herkomst = new HerkomstRun(setting.program(), folder, flags);
        this.crm = crm;
    }

    /**
     * Figures of a pull over the API.
     *
     * @param pull from the first question for visits, by the server's clock, to the end of the step that pulls, by the application's
     *     own: the start of the JVM isn't in it, fetching, resolving and storing of every page are
     * @param bare the bare loop over the same pages
     * @param read different visits read, as the report says: a page begins with the second that the one before ended with
     */
    record Api(Duration pull, Duration bare, long read) {
        double ratio() {
            return (double) pull.toNanos() / bare.toNanos();
        }
    }

    /**
     * Figures of an export; times in nanoseconds of whole processes.
     *
     * @param herkomst the application's run
     * @param empty its run on an empty folder
     * @param parser the parser's loop
     * @param start the parser's loop over an empty list
     * @param bytes size of the export
     * @param resolved visits with a company
     * @param heap the application's heap
     */
    record Export(long herkomst, long empty, long parser, long start, long bytes, long resolved, HeapLog heap) {
        double speed() {
            return (double) parser / herkomst;
        }

        double netSpeed() {
            return (double) (parser - start) / Math.max(1, herkomst - empty);
        }
    }

    Api api(int count) {
        VisitText text = new VisitText(Instant.now().getEpochSecond() - 30 * DAY, 29 * DAY / (double) count);
        try (SlowMatomo matomo = new SlowMatomo(text, count)) {
            Duration bare = BareLoop.time(matomo.url(), text, count);
            String source =
                    "{ type: matomo, url: '" + matomo.url() + "', token: " + SlowMatomo.TOKEN + ", sites: [1] }";
            prepare(source);
            matomo.forget();
            Instant before = Instant.now();
            JsonNode visits = sync().json().path("visits");
            long read = visits.path("read").asLong(0) - visits.path("duplicate").asLong(0);
            Instant asked = Objects.requireNonNullElse(matomo.firstAsked(), before);
            return new Api(Duration.between(asked, PullStep.ended(folder.resolve("data"))), bare, read);
        }
    }

    Export export(int count) {
        Path inbox = made(inputs.resolve("inbox"));
        try {
            prepare("{ type: export, folder: " + inbox + " }");
            long empty = sync().took().toNanos();
            Path none = write(inputs.resolve("none.json"), 0);
            Path file = write(inputs.resolve("visits.json"), count);
            long start = TokenLoop.nanos(none, FLAGS);
            long parser = TokenLoop.nanos(file, FLAGS);
            Path dropped = Files.move(file, inbox.resolve("visits.json"));
            HerkomstRun.Ended ended = sync();
            long resolved = ended.json().path("visits").path("resolved").asLong(0);
            HeapLog heap = HeapLog.read(folder.resolve("gc.log"));
            long bytes = Files.size(dropped);
            Files.delete(dropped);
            return new Export(ended.took().toNanos(), empty, parser, start, bytes, resolved, heap);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private HerkomstRun.Ended sync() {
        return herkomst.must("sync", "nightly", "--first", "1", "--confirm", "--output", "json");
    }

    private void prepare(String source) {
        Path ranges = inputs.resolve("ranges.csv");
        try {
            Files.writeString(ranges, VisitText.ranges());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        herkomst.configure(String.join(
                "\n",
                "herkomst:",
                "  data: ./data",
                "  database: { url: 'jdbc:h2:file:./data/herkomst' }",
                "  sources: { web: " + source + " }",
                "  resolver: { inputs: [ { type: ranges, path: " + ranges + ", licence: own data } ] }",
                "  privacy: { notice: { url: 'https://www.shop.example/privacy', published: 2020-01-01 } }",
                target(crm),
                "  jobs: { nightly: { source: web, target: crm, zone: UTC, first-days: 90 } }",
                ""));
    }

    private static String target(HubSpotSandbox crm) {
        return "  targets: { crm: { type: hubspot, url: '" + crm.url() + "', token: " + HubSpotSandbox.SETUP_KEY
                + ", mapping: hubspot } }";
    }

    /**
     * Writes an export over 89 days, and gives it an age at which it counts as complete. It is on the disk when this ends: else the
     * system would write gigabytes beside what is measured, and the database would wait for it.
     */
    private static Path write(Path file, int count) {
        VisitText text =
                new VisitText(Instant.now().getEpochSecond() - 89 * DAY, 89 * DAY / (double) Math.max(1, count));
        try (FileOutputStream raw = new FileOutputStream(file.toFile());
                OutputStream out = new BufferedOutputStream(raw, 1 << 20)) {
            out.write('[');
            for (int number = 0; number < count; number++) {
                out.write(number == 0 ? '\n' : ',');
                out.write(text.json(number));
            }
            out.write(']');
            out.flush();
            raw.getFD().sync();
            return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
