package org.herkomst.connector.resolver.names;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name in the text of a registry's record ({@code descr}, {@code owner}, {@code OrgName}). Providers write codes round their
 * customers' names, or an address or a code instead of one. Whether the name is a person's or a provider's isn't judged here.
 */
public final class RecordName {
    /** Control characters, what a decoder could not read, and network addresses. */
    private static final Pattern UNREADABLE =
            Pattern.compile("[\\p{Cntrl}\\uFFFD]+|(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?(?![\\d.])");

    private static final Pattern FRONT_RESIDUE = Pattern.compile("^[\\s,;:#/*.|_\u2013-]+");
    private static final Pattern END_RESIDUE = Pattern.compile("(?:[\\s,;:#/*|_(\\[\u2013-]|\\(\\s*\\))+$");
    private static final Pattern OPEN = Pattern.compile("(?<=\\S)\\s*\\([^)]*$");
    private static final Pattern LEAD = Pattern.compile(
            "(?i)^(?:(?:ip )?(?:networks?|subnet|lan|range|addresses) (?:of|for) |assigned to |allocated to )");
    private static final Pattern QUOTED = Pattern.compile("^([\"'])(.*)\\1$");
    private static final Pattern CODE = Pattern.compile("(?=.*\\d)[\\p{L}\\d]+(?:[-_./:][\\p{L}\\d]+)*");
    private static final Pattern READABLE = Pattern.compile("\\p{L}{5}");
    private static final int MAX_CHARS = 255;
    private static final int MIN_LETTERS = 2;

    /** Words that stand where a name should. */
    private static final Set<String> LABELS = Set.of(
            "customer",
            "customers",
            "client",
            "clients",
            "cust",
            "kunde",
            "kunden",
            "klant",
            "klanten",
            "cliente",
            "private",
            "residential",
            "business",
            "account",
            "acct",
            "order",
            "circuit",
            "ckt",
            "ref",
            "id",
            "no",
            "nr",
            "ip",
            "ips",
            "ipv4",
            "ipv6",
            "static",
            "dynamic",
            "address",
            "block",
            "subnet",
            "network",
            "net",
            "lan",
            "wan",
            "line",
            "dsl",
            "adsl",
            "vdsl",
            "ftth",
            "fibre",
            "fiber",
            "pool",
            "range",
            "assigned",
            "assignment",
            "for",
            "to",
            "the",
            "of",
            "na",
            "none",
            "unknown",
            "test",
            "reserved");

    private RecordName() {}

    /**
     * The readable name in a text, as given but without codes round it; underscores become spaces where they stand for them.
     *
     * @return empty where the text is nothing but digits, a code, labels, a postal or mail address, or longer than 255 characters
     */
    public static Optional<String> of(String text) {
        String readable = NameText.tidy(UNREADABLE.matcher(text).replaceAll(" "));
        if (readable.length() > MAX_CHARS || readable.indexOf('@') >= 0 || PostalText.isAddress(readable)) {
            return Optional.empty();
        }
        String name =
                spaced(residue(CustomerCodes.cut(residue(LEAD.matcher(readable).replaceFirst("")))));
        boolean address = !name.equals(readable) && PostalText.isAddress(name);
        return isName(name) && !address ? Optional.of(name) : Optional.empty();
    }

    private static String residue(String text) {
        String quoted = QUOTED.matcher(text).replaceFirst("$2");
        String whole = quoted.indexOf(')') < 0 ? OPEN.matcher(quoted).replaceFirst("") : quoted;
        return END_RESIDUE
                .matcher(FRONT_RESIDUE.matcher(whole).replaceFirst(""))
                .replaceFirst("");
    }

    private static String spaced(String text) {
        return NameText.tidy(text.replace('_', ' '));
    }

    private static boolean isName(String text) {
        String[] words = NameText.words(text).split(" ", -1);
        long letters = text.codePoints().filter(Character::isLetter).count();
        boolean labelled = Arrays.stream(words).allMatch(word -> LABELS.contains(word) || isDigits(word));
        return letters >= MIN_LETTERS && !labelled && !isCode(text);
    }

    /** One word with as many digits as letters, or with more than three and no readable part. */
    private static boolean isCode(String text) {
        if (!CODE.matcher(text).matches()) {
            return false;
        }
        long letters = text.chars().filter(Character::isLetter).count();
        long digits = text.chars().filter(Character::isDigit).count();
        return digits >= letters || (digits > 3 && !READABLE.matcher(text).find());
    }

    private static boolean isDigits(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
