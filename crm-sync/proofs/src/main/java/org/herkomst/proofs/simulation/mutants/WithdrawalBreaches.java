package org.herkomst.proofs.simulation.mutants;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;

/** Breaches of taking back. Their code becomes part of the changed methods. */
@SuppressWarnings("UnusedVariable") // What is assigned is what the woven method returns.
final class WithdrawalBreaches {
    private WithdrawalBreaches() {}

    static final class VerifiesAtOnce {
        private VerifiesAtOnce() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(1) Retracted retracted,
                @Advice.Argument(3) Instant now,
                @Advice.Return(readOnly = false) Progress progress) {
            progress = Breaches.verified(progress, retracted, now);
        }
    }

    static final class NothingFlies {
        private NothingFlies() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) Duration inFlight) {
            inFlight = Duration.ZERO;
        }
    }

    static final class SilenceIsGone {
        private SilenceIsGone() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 1, readOnly = false) Retracted retracted) {
            retracted = Breaches.gone(retracted);
        }
    }

    static final class OnlyById {
        private OnlyById() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Map<?, ?> found) {
            found = Breaches.onlyById(found);
        }
    }

    static final class NothingFound {
        private NothingFound() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Map<?, ?> found) {
            found = Map.of();
        }
    }

    static final class AsksNobody {
        private AsksNobody() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Set<String> targets) {
            targets = Set.of();
        }
    }

    static final class EachAlone {
        private EachAlone() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) SyncStores stores) {
            stores = Breaches.eachAlone(stores);
        }
    }
}
