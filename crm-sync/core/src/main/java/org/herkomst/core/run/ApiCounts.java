package org.herkomst.core.run;

/** {@code api} of the run report. Mutable, for one thread. */
public final class ApiCounts {
    public long sourceCalls;
    public long targetCalls;
    public long rateLimited;
    public long retries;
}
