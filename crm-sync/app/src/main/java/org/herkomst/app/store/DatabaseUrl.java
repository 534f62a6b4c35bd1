package org.herkomst.app.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A JDBC URL completed with what keeps data safe: H2 writes each commit at once ({@code WRITE_DELAY=0}; without it a committed row was
 * gone after a kill) and shares its file between processes over loopback,
 * with 64 MB of cache; PostgreSQL keeps values out of its error texts.
 *
 * @param text the URL for the driver
 * @param h2 whether it is H2
 */
record DatabaseUrl(String text, boolean h2) {
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Completes a URL.
     *
     * @throws StoreException where it is neither H2 in a file nor PostgreSQL
     */
    static DatabaseUrl complete(String configured) {
        String url = configured.strip();
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith(POSTGRESQL)) {
            String quiet = with(url, lower, "logServerErrorDetail=false");
            return new DatabaseUrl(with(quiet, quiet.toLowerCase(Locale.ROOT), "reWriteBatchedInserts=true"), false);
        }
        if (lower.startsWith(H2)) {
            return new DatabaseUrl(h2Url(url.substring(H2.length())), true);
        }
        throw refused();
    }

    private static String with(String url, String lower, String option) {
        String name = option.substring(0, option.indexOf('=') + 1).toLowerCase(Locale.ROOT);
        if (lower.contains("?" + name) || lower.contains("&" + name)) {
            return url;
        }
        return url + (url.indexOf('?') < 0 ? "?" : "&") + option;
    }

    private static String h2Url(String rest) {
        int end = rest.indexOf(';');
        String place = end < 0 ? rest : rest.substring(0, end);
        String options = end < 0 ? "" : rest.substring(end);
        if (place.startsWith("mem:")) {
            return H2 + place + options;
        }
        String path = place.startsWith("file:") ? place.substring("file:".length()) : place;
        if (path.isBlank() || (!place.startsWith("file:") && path.matches("[A-Za-z]{2,}:.*"))) {
            throw refused();
        }
        String full = path.startsWith("~")
                ? path
                : Path.of(path).toAbsolutePath().normalize().toString();
        return H2 + "file:" + full
                + option(option(option(options, "WRITE_DELAY=0"), "AUTO_SERVER=TRUE"), "CACHE_SIZE=65536");
    }

    private static String option(String options, String wanted) {
        String name = wanted.substring(0, wanted.indexOf('=') + 1);
        boolean set = Arrays.stream(options.split(";"))
                .anyMatch(o -> o.strip().toUpperCase(Locale.ROOT).startsWith(name));
        return set ? options : options + ";" + wanted;
    }

    /** The file's path without its ending, of H2 in a file. */
    Path file() {
        String path = text.substring((H2 + "file:").length(), text.indexOf(';'));
        return Path.of(path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path);
    }

    /** Whether it is H2 in a file. */
    boolean h2File() {
        return h2 && text.startsWith(H2 + "file:");
    }

    private static StoreException refused() {
        return new StoreException(
                "The database URL is of a kind that Herkomst can't use",
                "Set herkomst.database.url to jdbc:h2:file:./data/herkomst or jdbc:postgresql://host/database.");
    }
}
