package org.herkomst.app.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The page's templates: without logic, every value escaped, a value that is missing is a fault. Thread-safe. */
final class Templates {
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .strictSections(true)
            .withLoader(name -> new StringReader(resource(name + ".mustache")));

    String render(String template, Map<String, Object> model) {
        return compiled.computeIfAbsent(template, name -> compiler.compile(resource(name + ".mustache")))
                .execute(model);
    }

    static String resource(String file) {
        try (InputStream stream = Objects.requireNonNull(Templates.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
