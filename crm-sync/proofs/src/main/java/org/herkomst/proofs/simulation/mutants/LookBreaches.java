package org.herkomst.proofs.simulation.mutants;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.herkomst.core.company.Alias;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.optout.OptOutGate;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.Nullable;

/** Breaches of the last look. Their code becomes part of the changed methods. */
@SuppressWarnings("UnusedVariable") // What is assigned is what the woven method returns.
final class LookBreaches {
    private LookBreaches() {}

    static final class ClearsAll {
        private ClearsAll() {}

        @Advice.OnMethodExit(onThrowable = RuntimeException.class)
        static void exit(
                @Advice.Argument(0) List<CrmRecord> records,
                @Advice.Return(readOnly = false) List<Cleared<CrmRecord>> cleared) {
            cleared = Breaches.clearAll(records);
        }
    }

    static final class LooksOnce {
        private LooksOnce() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 1, readOnly = false) LastLook look) {
            look = Breaches.once(look);
        }
    }

    static final class Cached {
        private Cached() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static @Nullable OptOutGate enter(@Advice.FieldValue("latest") @Nullable OptOutGate latest) {
            return latest;
        }

        @Advice.OnMethodExit
        static void exit(
                @Advice.Enter @Nullable OptOutGate cached,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable OptOutGate gate) {
            gate = cached == null ? gate : cached;
        }
    }

    static final class NoAliases {
        private NoAliases() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 1, readOnly = false) List<Alias> aliases) {
            aliases = List.of();
        }
    }

    static final class False {
        private False() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean result) {
            result = false;
        }
    }

    static final class True {
        private True() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean result) {
            result = true;
        }
    }

    /** Transactions as they were given. */
    static final class Unfenced {
        private Unfenced() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) Transactions inner,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Transactions fenced) {
            fenced = inner;
        }
    }

    /** The method does nothing. */
    static final class Skipped {
        private Skipped() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }
}
