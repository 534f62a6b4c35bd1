package org.herkomst.proofs.canary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.herkomst.proofs.search.Secret;

/**
 * What must not come out again.
 *
 * @param singles addresses that are a company's whole range
 * @param others addresses inside wider ranges
 * @param mails e-mail addresses of made-up persons
 * @param userIds user ids
 * @param surnames made-up surnames; used with a common given name
 */
record Canaries(
        List<String> singles, List<String> others, List<String> mails, List<String> userIds, List<String> surnames) {
    /** Not 192.0.2.0/24: its four bytes are those of page positions in an H2 file (chunk, then c0 00 02 ..), so they prove nothing there. */
    private static final List<String> BLOCKS = List.of("198.51.100.", "203.0.113.");

    private static final List<String> SYLLABLES =
            List.of("ver", "hoe", "lin", "dek", "mars", "tul", "bro", "zan", "kwi", "pol", "rud", "vos");

    /** 200 addresses and 100 texts by chance. */
    static Canaries by(Random random) {
        List<String> addresses = addresses(random);
        List<String> mails = distinct(40, () -> word(random, 3) + "." + random.nextInt(10_000) + "@persons.example");
        List<String> ids = distinct(30, () -> "user-" + (10_000_000 + random.nextInt(89_999_999)));
        List<String> names = distinct(30, () -> word(random, 5));
        return new Canaries(addresses.subList(0, 50), addresses.subList(50, 200), mails, ids, names);
    }

    /** All addresses. */
    List<String> addresses() {
        return Stream.concat(singles.stream(), others.stream()).toList();
    }

    /** All texts about persons. */
    List<String> texts() {
        return Stream.of(mails, userIds, surnames).flatMap(List::stream).toList();
    }

    /** All of them, addresses first. */
    List<Secret> secrets() {
        List<Secret> all = new ArrayList<>();
        addresses().forEach(address -> all.add(Secret.address(address)));
        texts().forEach(text -> all.add(Secret.text(text)));
        return all;
    }

    private static List<String> addresses(Random random) {
        List<String> four = distinct(120, () -> BLOCKS.get(random.nextInt(BLOCKS.size())) + (16 + random.nextInt(230)));
        List<String> six = distinct(
                80,
                () -> String.format("2001:db8:%x:%x::%x", random.nextInt(4), 1 + random.nextInt(0xfffe), id(random)));
        List<String> all = new ArrayList<>(four);
        all.addAll(six);
        java.util.Collections.shuffle(all, random);
        return all;
    }

    private static int id(Random random) {
        return 0x1000 + random.nextInt(0xefff);
    }

    private static String word(Random random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> distinct(int count, java.util.function.Supplier<String> next) {
        Set<String> all = new LinkedHashSet<>();
        while (all.size() < count) {
            all.add(next.get());
        }
        return List.copyOf(all);
    }
}
