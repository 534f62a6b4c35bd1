package org.herkomst.connector.matomo;

/**
 * Where a feed goes on: opaque text that the feed itself writes and reads (JSON). Holds times, visit-id watermarks, file names and
 * offsets; never an address. Saved in one transaction with the page that led to it.
 *
 * @param text the text; empty for a first run
 */
public record FeedPosition(String text) {
    /** The position of a job that has never run. */
    public static final FeedPosition START = new FeedPosition("");
}
