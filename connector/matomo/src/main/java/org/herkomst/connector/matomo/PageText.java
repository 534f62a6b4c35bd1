package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cleans the addresses of pages: scheme, host, query and fragment go; segments that look like a person, an id, an address or an
 * e-mail become {@code *}. Remembers the cleaned paths. Used by one thread.
 */
public final class PageText {
    private static final int MAX_CHARS = 200;
    private static final int MAX_SEGMENTS = 8;
    private static final int CACHED_PATHS = 8192;
    private static final String STAR = "*";
    private static final Set<String> PEOPLE = Set.of(
            "users",
            "user",
            "u",
            "profile",
            "profiles",
            "member",
            "members",
            "team",
            "people",
            "person",
            "persons",
            "author",
            "authors",
            "medewerker",
            "medewerkers",
            "mitarbeiter",
            "mitarbeiterin",
            "account",
            "accounts",
            "customer",
            "customers",
            "klant",
            "klanten",
            "kunde",
            "kunden",
            "contact",
            "contacts",
            "employee",
            "employees",
            "staff",
            "auteur",
            "auteurs",
            "autor",
            "autoren",
            "nutzer",
            "benutzer",
            "gebruiker",
            "gebruikers",
            "utilisateur",
            "utilisateurs",
            "profil",
            "profiel",
            "patient",
            "patients",
            "candidate",
            "candidates",
            "student",
            "students");

    private final List<String> excludedGroups;
    private final TextCache<PagePath> cache = new TextCache<>(CACHED_PATHS);

    /** Knows the page groups that don't count, such as {@code /jobs}. */
    public PageText(List<String> excludedGroups) {
        this.excludedGroups = excludedGroups.stream().map(PageText::group).toList();
    }

    private static String group(String prefix) {
        String path = prefix.strip().replaceAll("/+$", "");
        return path.startsWith("/") || path.isEmpty() ? path : "/" + path;
    }

    /** The cleaned path of a page's address. */
    public String clean(String url) {
        return read(url.toCharArray(), url.length()).text();
    }

    PagePath read(char[] url, int length) {
        int start = pathStart(url, length);
        int end = start;
        while (end < length && url[end] != '?' && url[end] != '#') {
            end++;
        }
        PagePath known = cache.get(url, start, end - start);
        if (known != null) {
            return known;
        }
        String raw = new String(url, start, end - start);
        PagePath path = new PagePath(starred(raw), excluded(raw));
        cache.put(url, start, end - start, path);
        return path;
    }

    private static int pathStart(char[] url, int length) {
        if (length == 0 || (url[0] == '/' && (length < 2 || url[1] != '/'))) {
            return 0;
        }
        int at = 0;
        while (at < length && "/?#".indexOf(url[at]) < 0) {
            at++;
        }
        if (at + 1 < length && url[at] == '/' && url[at + 1] == '/' && (at == 0 || url[at - 1] == ':')) {
            at += 2;
            while (at < length && "/?#".indexOf(url[at]) < 0) {
                at++;
            }
        }
        return at;
    }

    private static String starred(String raw) {
        StringBuilder path = new StringBuilder(raw.length() + 1);
        String before = "";
        int segments = 0;
        for (String segment : raw.split("[/\\\\]", -1)) {
            int parameters = segment.indexOf(';');
            String text = parameters < 0 ? segment : segment.substring(0, parameters);
            if (text.isEmpty() || text.equals(".") || text.equals("..")) {
                continue;
            }
            String decoded = Decoded.of(text);
            String shown = PEOPLE.contains(before) || PersonalText.in(decoded) ? star(decoded) : Decoded.visible(text);
            before = decoded.toLowerCase(Locale.ROOT);
            if (++segments > MAX_SEGMENTS || path.length() + shown.length() + 1 > MAX_CHARS) {
                break;
            }
            path.append('/').append(shown);
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private static String star(String decoded) {
        int dot = decoded.lastIndexOf('.');
        String ending = dot < 0 ? "" : decoded.substring(dot + 1).toLowerCase(Locale.ROOT);
        return FileEndings.known(ending) ? STAR + "." + ending : STAR;
    }

    private boolean excluded(String raw) {
        if (excludedGroups.isEmpty()) {
            return false;
        }
        List<String> segments = new ArrayList<>();
        for (String segment : Decoded.of(raw).split("/", -1)) {
            String text = segment.replaceFirst(";.*$", "");
            if (!text.isEmpty() && !text.equals(".")) {
                segments.add(text);
            }
        }
        String path = "/" + String.join("/", segments);
        return excludedGroups.stream().anyMatch(group -> path.equals(group) || path.startsWith(group + "/"));
    }
}
