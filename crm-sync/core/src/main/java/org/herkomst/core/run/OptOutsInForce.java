package org.herkomst.core.run;

import java.util.HashSet;
import java.util.Set;
import org.herkomst.core.optout.OptOutStore;
import org.herkomst.core.withdrawal.Withdrawal;

/** The opt-outs in force by their numbers, read again where the register has another version. For one thread. */
final class OptOutsInForce {
    private final OptOutStore register;
    private final Set<Long> numbers = new HashSet<>();
    private long version = -1;

    OptOutsInForce(OptOutStore register) {
        this.register = register;
    }

    /** Whether a withdrawal's reason was an opt-out that was taken back since. */
    boolean isGone(Withdrawal withdrawal) {
        Long optOut = withdrawal.optOut();
        return optOut != null && !now().contains(optOut);
    }

    private Set<Long> now() {
        long latest = register.version();
        if (latest != version) {
            numbers.clear();
            register.all().forEach(o -> numbers.add(o.id()));
            version = latest;
        }
        return numbers;
    }
}
