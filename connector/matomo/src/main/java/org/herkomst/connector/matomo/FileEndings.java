package org.herkomst.connector.matomo;

import java.util.Set;

/** Endings of file names that name a kind of file and no person. */
final class FileEndings {
    private static final Set<String> KNOWN = Set.of(
            "html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "do", "cfm", "pdf", "doc", "docx", "xls",
            "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "txt", "md", "xml", "json", "rss", "atom", "zip", "gz",
            "tar", "rar", "7z", "jpg", "jpeg", "png", "gif", "svg", "webp", "avif", "mp3", "mp4", "webm", "wav", "ics",
            "vcf", "epub", "exe", "msi", "dmg", "apk", "js", "css");

    private FileEndings() {}

    static boolean known(String ending) {
        return KNOWN.contains(ending);
    }
}
