package org.herkomst.targets.espocrm;

import java.util.Optional;
import java.util.TreeSet;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.targets.espocrm.Failure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Empties our fields, then deletes what we made: who restores it finds nothing of ours. A request without an answer is read back before
 * it is sent again.
 */
final class TakingBack {
    private static final int ROUNDS = 3;

    private final Connection connection;
    private final Fields fields;

    TakingBack(Connection connection, Fields fields) {
        this.connection = connection;
        this.fields = fields;
    }

    /**
     * Takes one record back.
     *
     * @throws Failure where the account as a whole can't be used
     */
    Retracted takeBack(TakeBack record) {
        var now = record;
        var deleting = false;
        var last = Failure.lost();
        for (var round = 1; round <= ROUNDS; round++) {
            try {
                var emptied = empty(now);
                if (emptied != null) {
                    return emptied;
                }
                if (!now.weMade()) {
                    return stripped(now);
                }
                deleting = true;
                delete(record.found().id());
                return retracted(record, Outcome.DELETED, null);
            } catch (Failure f) {
                last = f;
                var decided = failed(record, f, deleting);
                if (decided.isPresent()) {
                    return decided.get();
                }
                if (round < ROUNDS) {
                    connection.awaitBeforeRepeating(round);
                }
            }
            var there = there(record);
            if (there.isEmpty()) {
                return gone(record, deleting);
            }
            now = new TakeBack(record.retraction(), there.get(), record.ours());
        }
        return end(record, last);
    }

    /** EspoCRM says {@code true}; anything else is no answer. */
    private void delete(String id) {
        connection.change(api -> Optional.ofNullable(api.delete(id))
                .filter(answer -> answer.asBoolean(false))
                .orElseThrow(Failure::lost));
    }

    private Optional<Found> there(TakeBack record) {
        return Accounts.get(connection, record.found().id());
    }

    /** What EspoCRM fails at each time, though it answers otherwise, needs a person. */
    private static Retracted end(TakeBack record, Failure last) {
        return last.kind == Kind.BROKEN
                ? retracted(record, Outcome.REFUSED, Problems.rejected(last))
                : retracted(record, Outcome.DEFERRED, Problems.down(last));
    }

    /** Null where all is empty now; else what stands in the way. */
    private @Nullable Retracted empty(TakeBack record) {
        var values = record.values();
        if (values.isEmpty()) {
            return null;
        }
        var body = Body.takingBack(fields.json(values));
        var now = connection.change(api -> Found.of(api.update(record.found().id(), null, body))
                .filter(f -> f.id().equals(record.found().id()))
                .orElseThrow(Failure::lost));
        var left = new TreeSet<String>();
        values.forEach((name, wanted) -> {
            if (!now.value(name).equals(wanted)) {
                left.add(name);
            }
        });
        return left.isEmpty() ? null : retracted(record, Outcome.REFUSED, Problems.dropped(left));
    }

    private static Retracted stripped(TakeBack record) {
        var problem = record.cannotMark() ? Problems.fieldsMissing(java.util.Set.of(Keys.MARK)) : null;
        return retracted(record, Outcome.STRIPPED, problem);
    }

    /** What a failure decides; empty: to be read back. */
    private Optional<Retracted> failed(TakeBack record, Failure failure, boolean deleting) {
        return switch (failure.kind) {
            case LOST, DOWN, BROKEN, NO_RECORD -> Optional.empty();
            case REFUSED, CONFLICT, DUPLICATE, MODIFIED ->
                Optional.of(retracted(record, Outcome.REFUSED, Problems.rejected(failure)));
            case FORBIDDEN -> Optional.of(forbidden(record, failure, deleting));
            default -> throw failure;
        };
    }

    private Retracted forbidden(TakeBack record, Failure failure, boolean deleting) {
        if (!Rights.read(connection).may(deleting ? "delete" : "edit")) {
            throw failure;
        }
        return retracted(
                record, Outcome.REFUSED, Problems.noAccess(record.found().id()));
    }

    /** A record that is gone: by our deletion, whose answer was lost, or by a person's. */
    private static Retracted gone(TakeBack record, boolean deleting) {
        return retracted(record, deleting ? Outcome.DELETED : Outcome.NOT_THERE, null);
    }

    private static Retracted retracted(TakeBack record, Outcome outcome, @Nullable Problem problem) {
        var named = problem == null ? null : Withdrawing.named(record.retraction(), problem);
        return new Retracted(record.retraction().key(), outcome, record.found().id(), named, null);
    }
}
