package org.herkomst.proofs.optout;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncStores;

/**
 * Runs the job and tells when each last look began ({@code look MICROS}): the record of changes is the first thing that a look reads,
 * so the time is taken there. At the end it tells how the run went ({@code ended ...}).
 */
final class PushWorker {
    private PushWorker() {}

    public static void main(String[] arguments) throws Exception {
        HerkomstConfiguration configuration = Configurations.read(Path.of(arguments[0]), Map.of(), line -> {});
        PrintStream out = System.out;
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(watched(workspace, out))) {
            SyncOutcome outcome =
                    runner.run(new SyncRequest(configuration, "nightly", "manual", false, 0, null, true, line -> {}));
            System.out.println("ended " + told(outcome.report()));
            outcome.report().problems().forEach(problem -> System.err.println(problem));
        }
    }

    private static String told(RunReport report) {
        return String.join(
                " ",
                report.info().status().name().toLowerCase(Locale.ROOT),
                String.valueOf(report.writes.suppressed),
                String.valueOf(report.api.rateLimited),
                String.valueOf(report.api.retries),
                String.valueOf(report.api.targetCalls));
    }

    private static Workspace watched(Workspace workspace, PrintStream out) {
        SyncStores s = workspace.stores();
        SyncStores stores = new SyncStores(
                s.transactions(),
                s.companies(),
                s.visits(),
                s.seen(),
                s.positions(),
                s.optOuts(),
                s.tombstones(),
                s.outbox(),
                s.ledger(),
                s.withdrawals(),
                watched(s.changes(), out),
                s.reviews(),
                s.activities());
        return (Workspace) Proxy.newProxyInstance(
                Workspace.class.getClassLoader(),
                new Class<?>[] {Workspace.class},
                (proxy, method, given) ->
                        method.getName().equals("stores") ? stores : passOn(() -> method.invoke(workspace, given)));
    }

    private static ChangeRecord watched(ChangeRecord changes, PrintStream out) {
        return (ChangeRecord) Proxy.newProxyInstance(
                ChangeRecord.class.getClassLoader(), new Class<?>[] {ChangeRecord.class}, (proxy, method, given) -> {
                    if (method.getName().equals("mustBeWritable")) {
                        out.println("look " + ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
                    }
                    return passOn(() -> method.invoke(changes, given));
                });
    }

    /** A call of a method. */
    private interface Passed {
        Object call() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object passOn(Passed call) throws Throwable {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
