package org.herkomst.connector.matomo;

/** How many visits to ask for: halves on overload down to 10, and grows back by half after every 5 good pages. Used by one thread. */
final class PageSize {
    static final int FLOOR = 10;
    /** The most that is ever asked for, where one second holds very many visits. */
    static final int CAP = 8_000;

    private static final int GOOD_PAGES = 5;

    private final int wanted;
    private int now;
    private int good;

    PageSize(int wanted) {
        this.wanted = Math.min(Math.max(wanted, FLOOR), CAP);
        this.now = this.wanted;
    }

    int now() {
        return now;
    }

    void failed(int asked) {
        now = Math.max(FLOOR, Math.min(now, asked / 2));
        good = 0;
    }

    void worked() {
        if (now < wanted && ++good >= GOOD_PAGES) {
            now = Math.min(wanted, now + now / 2);
            good = 0;
        }
    }
}
