package org.herkomst.targets;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.herkomst.connector.matomo.FeedContext.Waiter;
import org.herkomst.connector.matomo.Secret;

/**
 * How a target is reached.
 *
 * @param type such as {@code hubspot}
 * @param url base address
 * @param token its token
 * @param timeout longest wait for one answer
 * @param longestWait longest wait inside a run when the vendor asks to wait; more ends the run
 * @param clock the clock
 * @param waiter waits between tries; a test's returns at once
 */
public record TargetSettings(
        String type, URI url, Secret token, Duration timeout, Duration longestWait, Clock clock, Waiter waiter) {}
