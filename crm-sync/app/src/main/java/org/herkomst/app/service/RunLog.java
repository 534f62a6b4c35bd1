package org.herkomst.app.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunInfo.Status;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.VisitCounts.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One line a run, and its counts as metrics; labels hold names of jobs, outcomes and states only. */
final class RunLog implements RunObserver {
    private static final Logger LOG = LoggerFactory.getLogger("herkomst.service");
    private final MeterRegistry meters;
    private final Map<String, AtomicLong> lastSuccess = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> active = new ConcurrentHashMap<>();

    RunLog(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void started(String job) {
        gauge("herkomst.run.active", job, active).set(1);
    }

    @Override
    public void progress(String job, String line) {
        LOG.debug("job={} {}", job, line);
    }

    @Override
    public void ended(String job, SyncOutcome outcome) {
        gauge("herkomst.run.active", job, active).set(0);
        RunReport report = outcome.report();
        RunInfo info = report.info();
        count(job, report);
        if (info.status() == Status.SUCCEEDED || info.status() == Status.PARTIAL) {
            gauge("herkomst.run.last.success", job, lastSuccess).set(end(info).getEpochSecond());
        }
        MDC.put("run", info.id());
        try {
            LOG.info(line(report));
        } finally {
            MDC.remove("run");
        }
    }

    private void count(String job, RunReport report) {
        RunInfo info = report.info();
        meters.counter("herkomst.runs", Tags.of("job", job, "status", lower(info.status())))
                .increment();
        meters.timer("herkomst.run.time", Tags.of("job", job)).record(Duration.between(info.startedAt(), end(info)));
        for (Outcome outcome : Outcome.values()) {
            meters.counter("herkomst.visits", Tags.of("job", job, "outcome", lower(outcome)))
                    .increment((double) report.visits.get(outcome));
        }
        Map.of(
                        "created", report.writes.created,
                        "updated", report.writes.updated,
                        "adopted", report.writes.adopted,
                        "rejected", report.writes.rejected,
                        "ambiguous", report.writes.ambiguous,
                        "conflict", report.writes.conflict,
                        "deferred", report.writes.deferred,
                        "suppressed", report.writes.suppressed)
                .forEach((verdict, number) -> meters.counter("herkomst.writes", Tags.of("job", job, "verdict", verdict))
                        .increment(number));
    }

    private AtomicLong gauge(String name, String job, Map<String, AtomicLong> gauges) {
        return gauges.computeIfAbsent(job, j -> meters.gauge(name, Tags.of("job", j), new AtomicLong()));
    }

    private static Instant end(RunInfo info) {
        return info.finishedAt() == null ? info.startedAt() : info.finishedAt();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What happened, as {@code key=value}; every value is a name of the configuration, a number or a code. */
    static String line(RunReport report) {
        RunInfo info = report.info();
        String codes = report.problems().stream().map(Problem::code).distinct().collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "event=run job=%s trigger=%s mode=%s status=%s seconds=%.1f visits=%d resolved=%d companies=%d"
                        + " created=%d updated=%d adopted=%d failed=%d waiting=%d errors=%s",
                info.job(),
                info.trigger(),
                lower(info.mode()),
                lower(info.status()),
                Duration.between(info.startedAt(), end(info)).toMillis() / 1000.0,
                report.visits.read(),
                report.visits.get(Outcome.RESOLVED),
                report.companies.seen(),
                report.writes.created,
                report.writes.updated,
                report.writes.adopted,
                report.writes.rejected + report.writes.ambiguous + report.writes.conflict + report.writes.invalid,
                report.writes.deferred + report.writes.notSent,
                codes.isEmpty() ? "none" : codes);
    }

    /** The exception's kind only: its text may hold anything, but a configuration's faults are ours. */
    @Override
    public void failed(String job, String trigger, RuntimeException failure) {
        gauge("herkomst.run.active", job, active).set(0);
        String what = failure instanceof ConfigurationException wrong
                ? wrong.faults().stream()
                        .map(ConfigurationException.Fault::toString)
                        .collect(Collectors.joining("; "))
                : failure.getClass().getSimpleName();
        LOG.error("event=run job={} trigger={} status=not_started reason=\"{}\"", job, trigger, what);
        meters.counter("herkomst.runs", Tags.of("job", job, "status", "not_started"))
                .increment();
    }

    @Override
    public void stuck() {
        LOG.warn(
                "event=stop status=waited_in_vain action=\"The next start goes on from the last page that was stored\"");
    }
}
