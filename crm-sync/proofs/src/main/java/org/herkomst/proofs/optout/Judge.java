package org.herkomst.proofs.optout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.herkomst.proofs.optout.Desk.Moment;
import org.herkomst.proofs.optout.Desk.Objection;
import org.herkomst.proofs.optout.Desk.Standing;

/** Compares what was confirmed with what came to the CRM. For one thread. */
final class Judge {
    private static final long VISIBLE = 1_000_000;
    private static final long TAKEN_BACK = 60_000_000;
    private static final double MILLION = 1_000_000.0;

    private final Push push;
    private final Traffic traffic;
    private final Records records;
    private final List<String> faults = new ArrayList<>();
    private final List<Long> took = new ArrayList<>();
    private final List<Long> firstCalls = new ArrayList<>();
    private final List<Long> takenBack = new ArrayList<>();
    private long visible;
    private int late;
    private int beingSent;
    private int left;

    Judge(Push push, Traffic traffic, Records records) {
        this.push = push;
        this.traffic = traffic;
        this.records = records;
    }

    List<String> faults() {
        return faults;
    }

    /** Figures of the objections. */
    Map<String, String> judge(List<Objection> objections, Standing standing, Limits limits) {
        objections.forEach(this::one);
        long p99 = at(took, 0.99);
        expect(late == 0, late + " requests began their last look after the opt-out's commit");
        expect(visible <= VISIBLE, "a request with the company came " + visible / MILLION + " s after the commit");
        expect(left == 0, left + " companies that objected are still in the CRM");
        expect(at(takenBack, 1) <= TAKEN_BACK, "taking back took " + at(takenBack, 1) / MILLION + " s");
        expect(p99 <= limits.confirmMillis() * 1_000, "p99 of the confirm call is " + p99 / 1_000 + " ms");
        expect(beingSent > 0, "no company was being sent when it objected: the proof shows too little");
        expect(
                standing.verified() >= objections.size() && standing.open() == 0,
                standing.open() + " of " + objections.size() + " are not verified");
        expect(standing.longest() <= limits.verifiedSeconds(), "a second look came after " + standing.longest() + " s");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("opt_outs", String.valueOf(objections.size()));
        figures.put("visible_max_s", seconds(visible));
        figures.put("late", String.valueOf(late));
        figures.put("in_flight", String.valueOf(beingSent));
        figures.put("sent_before", String.valueOf(takenBack.size()));
        figures.put("first_call_p99_s", seconds(at(firstCalls, 0.99)));
        figures.put("first_call_max_s", seconds(at(firstCalls, 1)));
        figures.put("taken_back_p99_s", seconds(at(takenBack, 0.99)));
        figures.put("taken_back_max_s", seconds(at(takenBack, 1)));
        figures.put("verified", String.valueOf(standing.verified()));
        figures.put("verified_max_s", String.format(Locale.ROOT, "%.1f", standing.longest()));
        figures.put("left", String.valueOf(left));
        figures.put("confirm_p50_ms", millis(at(took, 0.5)));
        figures.put("confirm_p99_ms", millis(p99));
        figures.put("confirm_max_ms", millis(at(took, 1)));
        return figures;
    }

    /**
     * What has to hold.
     *
     * @param confirmMillis p99 of the confirm call
     * @param verifiedSeconds until the second look found nothing
     */
    record Limits(long confirmMillis, double verifiedSeconds) {}

    private void one(Objection objection) {
        took.add(objection.took());
        List<Long> sent = traffic.sent(objection.key());
        if (objection.moment() == Moment.BEING_SENT) {
            beingSent++;
        }
        for (long at : sent) {
            if (at > objection.committed()) {
                visible = Math.max(visible, at - objection.committed());
                // A request without a look before it would be one that nobody looked at.
                boolean tooLate = push.lookBefore(at).orElse(Long.MAX_VALUE) > objection.committed();
                late += tooLate ? 1 : 0;
                beingSent += tooLate ? 0 : 1;
            }
        }
        if (records.left(objection.name())) {
            left++;
        }
        if (!sent.isEmpty()) {
            takenBack(objection);
        }
    }

    private void takenBack(Objection objection) {
        List<Long> requests = records.of(objection.name()).stream()
                .flatMap(record -> traffic.takenBack(record.id()).stream())
                .sorted()
                .toList();
        if (requests.isEmpty()) {
            faults.add(objection.name() + " was sent and never taken back");
            return;
        }
        firstCalls.add(Math.max(0, requests.get(0) - objection.committed()));
        takenBack.add(Math.max(0, requests.get(requests.size() - 1) - objection.committed()));
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static long at(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.2f", micros / MILLION);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f", micros / 1_000.0);
    }
}
