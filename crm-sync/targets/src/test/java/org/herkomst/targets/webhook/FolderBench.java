package org.herkomst.targets.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.testing.MovingClock;
import org.herkomst.targets.Targets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder, the target on it, and what somebody makes of the files there. */
final class FolderBench implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    final Path folder;
    final CrmTarget target;
    private final MovingClock clock = new MovingClock();

    FolderBench(Path folder) {
        this(folder, "jsonl");
    }

    FolderBench(Path folder, String format) {
        this.folder = folder;
        this.target = open(format);
    }

    /** Another process on the same folder. */
    CrmTarget open(String format) {
        var options = Map.of("folder", folder.toString(), "format", format);
        return Targets.open(WebhookBench.settings(clock, URI.create(""), Duration.ofSeconds(1), options));
    }

    List<Receipt> receipts(CrmRecord... records) {
        return target.deliver(List.of(records), ClearedForTests.LOOK).receipts();
    }

    /** The texts of the files, in their order. */
    List<String> files() {
        try (var all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(FolderBench::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files, in their order. */
    List<String> names() {
        try (var all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String state() {
        return text(folder.resolve(".herkomst/state.jsonl"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes and tasks of somebody who takes the files in their order; by id. */
    Map<String, JsonNode> activities() {
        var receiver = new ReceiverRecords();
        files().forEach(receiver::takes);
        return receiver.activities();
    }

    /** What somebody has who takes the files in their order; by our key. */
    Map<String, Map<String, String>> records() {
        var records = new LinkedHashMap<String, Map<String, String>>();
        files().forEach(text -> text.lines().map(MAPPER::readTree).forEach(line -> {
            var key = line.path("key").asString();
            if (line.path("operation").asString().equals("withdraw")) {
                records.remove(key);
                return;
            }
            var values = records.computeIfAbsent(key, k -> new LinkedHashMap<>());
            line.path("fields").properties().forEach(e -> {
                var value = e.getValue().path("value").asString("");
                if (value.isEmpty()) {
                    values.remove(e.getKey());
                } else {
                    values.put(e.getKey(), value);
                }
            });
        }));
        return records;
    }

    @Override
    public void close() {
        target.close();
    }
}
