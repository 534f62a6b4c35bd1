package org.herkomst.connector.resolver.rpsl;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names of companies that don't exist: words made of syllables, a trade, often a legal form. */
final class MadeNames {
    private static final String[] SYLLABLES = {
        "bar", "bel", "bos", "cas", "cor", "dal", "del", "dor", "fan", "fen", "fir", "gal", "gor", "gul", "han", "hul",
                "jan",
        "jol", "kal", "kim", "kor", "lan", "lem", "lor", "mal", "mev", "mir", "nas", "nel", "nor", "pan", "pol", "quil",
                "ras",
        "rel", "rud", "san", "sil", "sor", "tam", "tel", "tur", "val", "vek", "vis", "wan", "wol", "yor", "zan", "zel"
    };
    private static final String[] TRADES = {
        "Bakery", "Tools", "Logistics", "Instruments", "Foods", "Textiles", "Printing", "Machines", "Optics", "Timber"
    };
    private static final String[] FORMS = {"B.V.", "GmbH", "Ltd", "S.r.l.", "AS", "Sp. z o.o.", "SAS", "Inc"};

    private MadeNames() {}

    static String company(RandomGenerator random, double legalFormPercent) {
        String name = word(random) + " " + pick(TRADES, random);
        return random.nextDouble() * 100 < legalFormPercent ? name + " " + pick(FORMS, random) : name;
    }

    /** The same with one letter outside ASCII. */
    static String accented(RandomGenerator random, double legalFormPercent) {
        return company(random, legalFormPercent).replaceFirst("[aeo]", "\u00F3");
    }

    static String street(RandomGenerator random) {
        return word(random) + "straat " + (1 + random.nextInt(300));
    }

    /** Who keeps a record: one of two thousand providers. */
    static String maintainer(RandomGenerator random) {
        int number = random.nextInt(2000);
        return (SYLLABLES[number % 50] + SYLLABLES[number / 40]).toUpperCase(Locale.ROOT) + number + "-MNT";
    }

    static String netname(String company, RandomGenerator random) {
        String plain = company.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
        return random.nextInt(100) < 21 ? plain : plain + "-" + (10 + random.nextInt(990));
    }

    static String code(RandomGenerator random) {
        return String.valueOf(100_000 + random.nextInt(900_000));
    }

    private static String word(RandomGenerator random) {
        String word = pick(SYLLABLES, random) + pick(SYLLABLES, random) + pick(SYLLABLES, random);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String pick(String[] from, RandomGenerator random) {
        return from[random.nextInt(from.length)];
    }
}
