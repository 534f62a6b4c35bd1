package org.herkomst.connector.matomo;

import java.time.Clock;
import org.herkomst.connector.resolver.CompanyResolver;

/**
 * What a feed works with.
 *
 * @param resolver names companies
 * @param rules which visits count
 * @param visitKey secret key of the visits' MACs, at least 32 bytes; kept outside the database
 * @param clock the clock
 * @param waiter waits between tries; a test's returns at once
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeedContext(CompanyResolver resolver, VisitRules rules, byte[] visitKey, Clock clock, Waiter waiter) {

    /** Waits. */
    @FunctionalInterface
    public interface Waiter {
        /** Waits that long. */
        void await(java.time.Duration time) throws InterruptedException;
    }
}
