package org.herkomst.proofs.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.herkomst.app.command.CommandLineProgram;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation with random companies, a random mapping and a sandbox CRM over HTTP; commands are called as a person would. */
final class Site implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final HubSpotSandbox crm;
    private final Path folder;
    private final int companies;
    private final RandomGenerator random;
    private int files;
    private long visits;

    Site(Path folder, int companies, RandomGenerator random) {
        this.folder = folder;
        this.companies = companies;
        this.random = random;
        write("ready.txt", "");
        this.crm = HubSpotSandbox.start(SandboxSettings.demo(folder.resolve("crm"), Clock.systemUTC()));
        Fields fields = new Fields(random);
        write("mapping.yaml", fields.mapping());
        write("ranges.csv", ranges(fields));
        configure();
        run("provision");
        for (int i = 0; i < companies; i++) {
            if (random.nextBoolean()) {
                Map<String, String> values = new TreeMap<>(fields.values());
                values.put("domain", domain(i));
                crm.account().personAdds(values);
            }
        }
    }

    static String domain(int company) {
        return "firm" + company + ".example";
    }

    private String ranges(Fields fields) {
        StringBuilder rows = new StringBuilder("range,name,domain,country,street,city,phone,employees\n");
        for (int i = 0; i < companies; i++) {
            rows.append("198.18.")
                    .append(i / 200)
                    .append('.')
                    .append(1 + i % 200)
                    .append("/32,Firm ")
                    .append(i)
                    .append(" B.V.,")
                    .append(domain(i))
                    .append(",NL,")
                    .append(fields.value("address"))
                    .append(',')
                    .append(fields.value("city"))
                    .append(",,")
                    .append(random.nextBoolean() ? "" : 10 + random.nextInt(5))
                    .append('\n');
        }
        return rows.toString();
    }

    private void configure() {
        write("herkomst.yaml", """
                herkomst:
                  data: "%1$s/data"
                  sources: { web: { type: export, folder: "%1$s/inbox" } }
                  resolver: { inputs: [{ type: ranges, path: "%1$s/ranges.csv", licence: own data }] }
                  privacy: { notice: { url: "https://www.shop.example/privacy", published: 2020-01-01 } }
                  targets: { crm: { type: hubspot, url: "%2$s", token: "%3$s", mapping: "%1$s/mapping.yaml" } }
                  guards: { first-run-creations: 100000, share: 1 }
                  jobs: { nightly: { source: web, target: crm, first-days: 730 } }
                """.formatted(folder, crm.url(), HubSpotSandbox.SETUP_KEY));
    }

    /** Some companies visit; the first time all. */
    void visit() {
        long now = Instant.now().getEpochSecond() - 7_200 + files * 60L;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < companies; i++) {
            if (files == 0 || random.nextBoolean()) {
                String address = "198.18." + i / 200 + "." + (1 + i % 200);
                lines.append(ModelVisit.of(++visits, 1, address, now).json()).append('\n');
            }
        }
        write("inbox/v" + ++files + ".ndjson", lines.toString());
    }

    /** What the CRM holds, without what is empty and what it reckons itself. */
    Map<String, Map<String, String>> records() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        crm.account().companies().forEach((id, values) -> {
            Map<String, String> filled = new TreeMap<>(values);
            filled.values().removeIf(String::isEmpty);
            filled.keySet().removeIf(name -> name.startsWith("hs_"));
            all.put(id, filled);
        });
        return all;
    }

    Path plan() {
        return folder.resolve("plan.json");
    }

    /** Runs a command; its one JSON document. */
    JsonNode run(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = ("--config " + folder.resolve("herkomst.yaml") + " " + line + " --output json").split(" ", -1);
        int code = new CommandLineProgram(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words);
        String text = out.toString(StandardCharsets.UTF_8);
        if (code > 1) {
            throw new IllegalStateException("herkomst " + line + " ended with " + code + ": "
                    + text.substring(0, Math.min(800, text.length())));
        }
        return JSON.readTree(text);
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        crm.close();
    }
}
