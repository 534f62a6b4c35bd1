package org.herkomst.connector.resolver.names;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether two names, taken apart, mean the same organisation. Names are cores as {@link CompanyName#core()} gives them. */
public final class NameLikeness {
    private static final double HALF = 0.5;
    private static final int LONG_WORD = 4;
    private static final int SHORT_WORD = 3;

    /** First words that say nothing of who it is. */
    private static final Set<String> COMMON = Set.of(
            "the",
            "deutsche",
            "national",
            "first",
            "american",
            "united",
            "university",
            "city",
            "county",
            "general",
            "global",
            "international",
            "bank",
            "hotel",
            "new",
            "north",
            "south",
            "east",
            "west",
            "great",
            "royal",
            "state",
            "central",
            "universitat",
            "universite",
            "stadt",
            "gemeente",
            "stichting",
            "groupe",
            "grupo",
            "gruppo",
            "group",
            "customer",
            "shanghai",
            "beijing",
            "guangdong",
            "china",
            "india",
            "japan",
            "korea",
            "nippon",
            "banco",
            "banca",
            "saint",
            "san",
            "los",
            "las",
            "nord",
            "sud",
            "ost",
            "all",
            "best",
            "data",
            "net",
            "tech",
            "digital",
            "smart",
            "euro",
            "pro",
            "inter",
            "trans",
            "info",
            "home",
            "red",
            "blue",
            "green",
            "dutch",
            "british",
            "french",
            "swiss",
            "nederlandse",
            "koninklijke",
            "societe",
            "compagnie",
            "associated");

    private NameLikeness() {}

    /** Whether half of the words are the same, or the shorter name lies in the longer one with a word of four letters or more. */
    public static boolean alike(String core, String other) {
        Set<String> words = words(core);
        Set<String> others = words(other);
        if (words.isEmpty() || others.isEmpty()) {
            return false;
        }
        Set<String> shared = new HashSet<>(words);
        shared.retainAll(others);
        int all = words.size() + others.size() - shared.size();
        boolean inside = shared.size() == Math.min(words.size(), others.size());
        return shared.size() >= HALF * all || (inside && shared.stream().anyMatch(word -> word.length() >= LONG_WORD));
    }

    /** Whether both begin with the same word, and it is one that tells organisations apart. */
    public static boolean shareFirstWord(String core, String other) {
        String first = core.split(" ", 2)[0];
        return first.length() >= SHORT_WORD && !COMMON.contains(first) && first.equals(other.split(" ", 2)[0]);
    }

    private static Set<String> words(String core) {
        return core.isEmpty() ? Set.of() : new HashSet<>(List.of(core.split(" ", -1)));
    }
}
