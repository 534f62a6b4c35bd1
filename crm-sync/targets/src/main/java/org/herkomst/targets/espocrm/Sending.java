package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.espocrm.Failure.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes plans one by one and finds out what became of each. A write without an answer is read back before it is sent again; a record
 * that changed meanwhile is read and decided anew.
 */
final class Sending {
    private static final int ROUNDS = 3;

    private final Connection connection;
    private final Fields fields;
    private final LastLook look;
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable TargetPause pause;
    private @Nullable Boolean mayEdit;

    Sending(Connection connection, Fields fields, LastLook look) {
        this.connection = connection;
        this.fields = fields;
        this.look = look;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    Optional<TargetPause> pause() {
        return Optional.ofNullable(pause);
    }

    /** Sends records that are there already and then new ones. */
    void send(List<Plan> plans) {
        plans.stream().filter(p -> p.there() != null).forEach(this::settle);
        plans.stream().filter(p -> p.there() == null).forEach(this::settle);
    }

    private void settle(Plan plan) {
        if (pause != null) {
            receipts.add(Receipts.deferred(plan.record(), pause.problem(), pause.resumeNotBefore()));
            return;
        }
        try {
            new Turn(plan).work();
        } catch (Paused p) {
            pause = p.pause;
            receipts.add(Receipts.deferred(plan.record(), p.pause.problem(), p.pause.resumeNotBefore()));
        } catch (Failure f) {
            if (!f.unknown()) {
                throw Problems.account(f);
            }
            receipts.add(Receipts.deferred(plan.record(), Problems.down(f), null));
        }
    }

    /** One record until it is decided. */
    private final class Turn {
        private Plan plan;
        private boolean open = true;
        private @Nullable Receipt atLast;

        Turn(Plan plan) {
            this.plan = plan;
        }

        void work() {
            for (var round = 1; open && round <= ROUNDS; round++) {
                if (plan.send().isEmpty()) {
                    end(Receipts.accepted(plan));
                } else {
                    attempt(round);
                }
            }
            if (open && atLast != null) {
                end(atLast);
            }
        }

        private void end(Receipt receipt) {
            receipts.add(receipt);
            open = false;
        }

        private void refuse(Verdict verdict, Problem problem) {
            end(Receipts.refused(plan.record(), verdict, problem));
        }

        private void attempt(int round) {
            try {
                var answer = connection.write(this::next);
                if (answer.isEmpty()) {
                    open = false;
                } else {
                    judge(Found.of(answer.get()).orElseThrow(Failure::lost));
                }
            } catch (Failure f) {
                failed(f, round);
            }
        }

        /** Each request holds what a look directly before it cleared; what the look kept back gets no receipt. */
        private Optional<Function<EspoApi, @Nullable JsonNode>> next() {
            return look.look(List.of(plan.record())).stream().findFirst().map(this::request);
        }

        private Function<EspoApi, @Nullable JsonNode> request(Cleared<CrmRecord> cleared) {
            var body = Body.of(cleared.map(record -> fields.json(plan.send())));
            var there = plan.there();
            return there == null ? api -> api.create(body) : api -> api.update(there.id(), there.version(), body);
        }

        /** An answer about another record is none. */
        private void judge(Found now) {
            var there = plan.there();
            if (there != null && !there.id().equals(now.id())) {
                throw Failure.lost();
            }
            end(Receipts.written(plan, now));
        }

        private void failed(Failure failure, int round) {
            switch (failure.kind) {
                case DUPLICATE -> duplicate(failure.matches);
                case MODIFIED -> again(Problems.changedMeanwhile());
                case NO_RECORD -> refuse(Verdict.REJECTED, Problems.deletedThere());
                case REFUSED -> refuse(Verdict.REJECTED, Problems.rejected(failure));
                case CONFLICT -> refuse(Verdict.CONFLICT, Problems.conflict("EspoCRM reports a conflict (409)"));
                case FORBIDDEN -> forbidden(failure);
                case LOST, DOWN, BROKEN -> readBack(failure, round);
                default -> throw failure;
            }
        }

        /** The server's duplicate check found something that we did not. */
        private void duplicate(List<Found> matches) {
            var key = plan.record().key().value();
            var ours = matches.stream().filter(f -> f.key().equals(key)).toList();
            if (ours.size() == 1) {
                decideAnew(Plan.over(plan.record(), ours.get(0), Verdict.UPDATED, Receipt.BY_KEY));
            } else if (ours.isEmpty() && matches.stream().anyMatch(f -> !f.key().isEmpty())) {
                refuse(
                        Verdict.CONFLICT,
                        Problems.conflict("EspoCRM's duplicate check finds an account with another " + Keys.KEY));
            } else {
                var ids = matches.stream().map(Found::id).toList();
                refuse(
                        Verdict.AMBIGUOUS,
                        Problems.ambiguous(
                                "EspoCRM's duplicate check finds accounts like it: " + String.join(", ", ids)));
            }
        }

        private void again(Problem problem) {
            var there = plan.there();
            var now = there == null ? Optional.<Found>empty() : Accounts.get(connection, there.id());
            if (now.isEmpty()) {
                refuse(Verdict.REJECTED, Problems.deletedThere());
            } else {
                atLast = Receipts.deferred(plan.record(), problem, null);
                decideAnew(plan.over(now.get()));
            }
        }

        private void decideAnew(Plan next) {
            plan = next;
            Receipt.withheld(next.record().key(), next.compared()).ifPresent(this::end);
        }

        /** Whether the right is lost, or this record is out of its reach, only the rights tell. */
        private void forbidden(Failure failure) {
            var there = plan.there();
            if (there == null || !mayEdit()) {
                throw failure;
            }
            refuse(Verdict.REJECTED, Problems.noAccess(there.id()));
        }

        /** A failure of EspoCRM's own that comes each time, and leaves the record unwritten, is about this record. */
        private void readBack(Failure failure, int round) {
            var there = plan.there();
            var now = there == null ? byKey() : Accounts.get(connection, there.id());
            if (there != null && now.isEmpty()) {
                refuse(Verdict.REJECTED, Problems.deletedThere());
                return;
            }
            if (now.isPresent() && done(now.get())) {
                end(Receipts.written(plan, now.get()));
                return;
            }
            atLast = failure.kind == Kind.BROKEN
                    ? Receipts.refused(plan.record(), Verdict.REJECTED, Problems.rejected(failure))
                    : Receipts.deferred(plan.record(), Problems.down(failure), null);
            now.ifPresent(found -> decideAnew(plan.over(found)));
            if (open && round < ROUNDS) {
                connection.awaitBeforeRepeating(round);
            }
        }

        private Optional<Found> byKey() {
            var key = plan.record().key().value();
            var found = new Accounts(connection, plan.send().keySet()).in(Keys.KEY, List.of(key));
            return found.stream().filter(f -> f.key().equals(key)).findFirst();
        }

        /** A record that we make is written whole or not at all. */
        private boolean done(Found now) {
            return plan.there() == null
                    || plan.send().entrySet().stream().allMatch(e -> plan.holds(e.getKey(), e.getValue(), now));
        }
    }

    private boolean mayEdit() {
        if (mayEdit == null) {
            mayEdit = Rights.read(connection).may("edit");
        }
        return mayEdit;
    }
}
