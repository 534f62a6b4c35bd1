package org.herkomst.targets.odoo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Company names beside each other: without case, marks, punctuation, and the legal form behind. */
final class Names {
    private static final Set<String> FORMS = Set.of(
            "bv", "nv", "vof", "cv", "gmbh", "ag", "kg", "ug", "ohg", "co", "sa", "sarl", "sas", "srl", "spa", "sprl",
            "bvba", "ltd", "limited", "plc", "llc", "inc", "corp", "ab", "as", "aps", "oy", "sl", "sp", "zoo", "kft",
            "se");

    private Names() {}

    static boolean same(String one, String other) {
        var core = core(one);
        return !core.isEmpty() && core.equals(core(other));
    }

    /** A pattern that finds at least the names that are the same. */
    static String pattern(String name) {
        var words = new ArrayList<String>();
        for (var word : core(name).split(" ", -1)) {
            words.add(word.matches("[a-z0-9]+") && name.toLowerCase(Locale.ROOT).contains(word) ? word : "");
        }
        return "%" + String.join("%", words) + "%";
    }

    private static String core(String name) {
        var words = new ArrayList<>(List.of(plain(name).split(" ", -1)));
        while (words.size() > 1 && FORMS.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return String.join(" ", words);
    }

    /** Lower case, without marks; dots go, so that B.V. is bv; other punctuation parts words. */
    static String plain(String text) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return bare.toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
