package org.herkomst.app.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The fields of a posted form, read with a limit on size and time; a field that comes twice is refused. */
final class FormBody {
    private static final int MAX_BYTES = 16_384;
    private static final int MAX_FIELDS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    /** The body can't be taken; its status says why. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        RefusedException(int status) {
            super("HTTP " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    static Map<String, String> read(HttpServletRequest request) throws IOException, RefusedException {
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
            throw new RefusedException(415);
        }
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw new RefusedException(413);
        }
        return fields(new String(bytes(request.getInputStream()), StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(InputStream body) throws IOException, RefusedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        int read = body.read(some);
        while (read >= 0) {
            all.write(some, 0, read);
            if (all.size() > MAX_BYTES) {
                throw new RefusedException(413);
            }
            if (System.nanoTime() > end) {
                throw new RefusedException(408);
            }
            read = body.read(some);
        }
        return all.toByteArray();
    }

    private static Map<String, String> fields(String body) throws RefusedException {
        Map<String, String> fields = new HashMap<>();
        String[] pairs = body.split("&", -1);
        if (pairs.length > MAX_FIELDS) {
            throw new RefusedException(400);
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (!name.isEmpty() && fields.put(name, value) != null) {
                throw new RefusedException(400);
            }
        }
        return fields;
    }

    private static String decoded(String text) throws RefusedException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new RefusedException(400);
        }
    }
}
