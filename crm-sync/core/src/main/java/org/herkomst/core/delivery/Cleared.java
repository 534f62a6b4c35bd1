package org.herkomst.core.delivery;

import java.util.function.Function;

/**
 * A value that passed the last look at the opt-outs, for one send. Only {@link LastLook} makes one.
 *
 * @param <T> what is cleared
 */
public final class Cleared<T> {
    private final T value;
    private final long optOutVersion;
    private final long claim;

    Cleared(T value, long optOutVersion, long claim) {
        this.value = value;
        this.optOutVersion = optOutVersion;
        this.claim = claim;
    }

    /** The value. */
    public T value() {
        return value;
    }

    /** Version of the opt-outs that the last look saw. */
    public long optOutVersion() {
        return optOutVersion;
    }

    /** Fencing token of the claim that this clearance is bound to. */
    public long claim() {
        return claim;
    }

    /** The same clearance over a part or a form of the value, such as its changed fields. */
    public <R> Cleared<R> map(Function<T, R> change) {
        return new Cleared<>(change.apply(value), optOutVersion, claim);
    }
}
