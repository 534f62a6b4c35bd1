package org.herkomst.proofs.simulation.mutants;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.core.delivery.Delivery.Sent;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.SyncOptions;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.visit.DaySum;
import org.jspecify.annotations.Nullable;

/** Breaches of pulling and delivering. Their code becomes part of the changed methods. */
@SuppressWarnings("UnusedVariable") // What is assigned is what the woven method returns.
final class DeliveryBreaches {
    private DeliveryBreaches() {}

    static final class UnknownIsRejected {
        private UnknownIsRejected() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Receipt receipt) {
            receipt = Breaches.instead(receipt, Receipt.Verdict.REJECTED);
        }
    }

    static final class UnknownIsDone {
        private UnknownIsDone() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Receipt receipt) {
            receipt = Breaches.instead(receipt, Receipt.Verdict.UPDATED);
        }
    }

    /** Whatever was found under our key is a person's. */
    static final class APersons {
        private APersons() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) Receipt.Verdict verdict,
                @Advice.Argument(1) @Nullable Known known,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Ownership owner) {
            owner = verdict == Receipt.Verdict.UPDATED && known == null ? Ownership.ADOPTED : owner;
        }
    }

    /** Who takes a record back hears nothing of what went out without a verdict. */
    static final class OnlyTheLedgersWord {
        private OnlyTheLedgersWord() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 1, readOnly = false) Sent sent) {
            sent = Sent.NOTHING;
        }
    }

    static final class BelievesWithoutReading {
        private BelievesWithoutReading() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(@Advice.Argument(0) List<?> plans, @Advice.Argument(1) List<?> receipts) {
            Breaches.acceptAll(plans, receipts);
            return true;
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) List<?> open) {
            open = List.of();
        }
    }

    static final class ByPosition {
        private ByPosition() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(1) Map<String, ?> open, @Advice.Return(readOnly = false) @Nullable String trace) {
            trace = open.isEmpty() ? null : open.keySet().iterator().next();
        }
    }

    static final class NewKey {
        private NewKey() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object input) {
            input = Breaches.newKey(input);
        }
    }

    static final class PositionFirst {
        private PositionFirst() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.FieldValue("stores") SyncStores stores,
                @Advice.FieldValue("options") SyncOptions options,
                @Advice.Argument(0) VisitPage page) {
            Breaches.savePosition(stores, options, page);
        }
    }

    static final class After {
        private After() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) long changedAt,
                @Advice.Argument(1) long cursor,
                @Advice.Return(readOnly = false) boolean fits) {
            fits = changedAt > cursor;
        }
    }

    static final class NothingOut {
        private NothingOut() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Argument(0) DaySum before, @Advice.Return(readOnly = false) DaySum sum) {
            sum = before;
        }
    }

    static final class KnowsNobody {
        private KnowsNobody() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Optional<Long> known) {
            known = Optional.empty();
        }
    }

    static final class NoValues {
        private NoValues() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.FieldValue("archive") boolean archive,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Map<?, ?> values) {
            values = archive ? values : Map.of();
        }
    }
}
