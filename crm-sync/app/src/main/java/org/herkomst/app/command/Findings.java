package org.herkomst.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What {@code check} found, a line a finding, and the exit code that follows. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();
    private int exitCode;

    private record Finding(String level, String what, String message, String action) {}

    void ok(String what, String message) {
        all.add(new Finding("OK", what, message, ""));
    }

    void warn(String what, String message, String action) {
        all.add(new Finding("WARN", what, message, action));
        exitCode = Math.max(exitCode, 1);
    }

    void fail(String what, String message, String action, boolean refused) {
        all.add(new Finding("FAIL", what, message, action));
        exitCode = Math.max(exitCode, refused ? 2 : 1);
    }

    /** Runs a part of the check; what it throws becomes a finding. */
    void attempt(String what, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException broken) {
            Failure failure = Failure.of(broken);
            fail(what, failure.message(), failure.action(), failure.exitCode() == 2);
            exitCode = Math.max(exitCode, failure.exitCode());
        }
    }

    int exitCode() {
        return exitCode;
    }

    String text() {
        return all.stream()
                .map(f -> String.format("%-4s  %s: %s", f.level(), f.what(), f.message())
                        + (f.action().isEmpty() ? "" : System.lineSeparator() + "      -> " + f.action()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    ObjectNode document() {
        ObjectNode document = Console.object();
        var list = document.putArray("findings");
        all.forEach(f -> list.addObject()
                .put("level", f.level().toLowerCase(java.util.Locale.ROOT))
                .put("what", f.what())
                .put("message", f.message())
                .put("action", f.action()));
        return document;
    }
}
