package org.herkomst.connector.matomo;

import java.util.Arrays;

/**
 * Tells masked visits from those whose address happens to end in zero, by the visits around: one that looks masked is not if it stands
 * alone (a run of fewer than 3) among at least 20 neighbours that are mostly unmasked. Too few neighbours: masked. One window a site;
 * from page to page it keeps 20 yes-or-noes and no address. Used by one thread.
 */
final class MaskWindow {
    private static final int SIDE = 10;
    private static final int NEIGHBOURS = 2 * SIDE;
    private static final int SHORT_RUN = 3;

    private boolean[] carried = new boolean[0];

    /** Judges visits in the order of time; {@code looks} says which look masked. */
    boolean[] judge(boolean[] looks) {
        boolean[] all = Arrays.copyOf(carried, carried.length + looks.length);
        System.arraycopy(looks, 0, all, carried.length, looks.length);
        boolean[] masked = new boolean[looks.length];
        for (int i = 0; i < looks.length; i++) {
            masked[i] = looks[i] && !alone(all, carried.length + i);
        }
        carried = Arrays.copyOfRange(all, Math.max(0, all.length - NEIGHBOURS), all.length);
        return masked;
    }

    private static boolean alone(boolean[] all, int at) {
        if (all.length - 1 < NEIGHBOURS || run(all, at) >= SHORT_RUN) {
            return false;
        }
        int from = Math.max(0, Math.min(at - SIDE, all.length - 1 - NEIGHBOURS));
        int unmasked = 0;
        for (int i = from; i <= from + NEIGHBOURS; i++) {
            unmasked += all[i] ? 0 : 1;
        }
        return 2 * unmasked > NEIGHBOURS;
    }

    private static int run(boolean[] all, int at) {
        int first = at;
        while (first > 0 && all[first - 1]) {
            first--;
        }
        int last = at;
        while (last + 1 < all.length && all[last + 1]) {
            last++;
        }
        return last - first + 1;
    }
}
