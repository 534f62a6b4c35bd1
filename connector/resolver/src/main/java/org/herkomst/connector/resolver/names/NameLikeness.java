package org.herkomst.connector.resolver.names;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether two names, taken apart, mean the same organisation. Names are cores as {@link CompanyName#core()} gives them. */
public final class NameLikeness {
    private static final double HALF = 0.5;
    private static final int LONG_NAME = 8;
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
        if (isWhole(core.replace(" ", ""), other.replace(" ", ""))) {
            return true;
        }
        int all = words.size() + others.size() - shared.size();
        boolean inside = shared.size() == Math.min(words.size(), others.size());
        return shared.size() >= HALF * all || (inside && shared.stream().anyMatch(word -> word.length() >= LONG_WORD));
    }

    /** Whether one lies in the other, wherever the blanks stand. */
    private static boolean isWhole(String joined, String other) {
        String shorter = joined.length() < other.length() ? joined : other;
        String longer = joined.length() < other.length() ? other : joined;
        return shorter.length() >= LONG_NAME && longer.contains(shorter);
    }

    /**
     * Whether a name holds the word that an operator's name begins with, where that word tells organisations apart: as its own first word, as
     * a word of four letters or more anywhere, or as a part of five letters or more at the beginning of a word.
     */
    public static boolean holdsFirstWord(String core, String operator) {
        String first = operator.split(" ", 2)[0];
        if (first.length() < SHORT_WORD || COMMON.contains(first)) {
            return false;
        }
        boolean leads = true;
        for (String word : core.split(" ", -1)) {
            boolean same = word.equals(first) && (leads || first.length() >= LONG_WORD);
            boolean part = word.startsWith(first) && first.length() > (leads ? SHORT_WORD : LONG_WORD);
            if (same || part) {
                return true;
            }
            leads = false;
        }
        return false;
    }

    private static Set<String> words(String core) {
        return core.isEmpty() ? Set.of() : new HashSet<>(List.of(core.split(" ", -1)));
    }
}
