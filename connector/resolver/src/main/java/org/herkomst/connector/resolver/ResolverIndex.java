package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The resolver seen from outside the connector: built from settings, asked by commands with text, never with an address type. */
public interface ResolverIndex {

    /**
     * Reads all inputs into an index that is gone when nobody holds it.
     *
     * @throws InputException where an input is missing, broken or of an unknown type
     */
    static ResolverIndex open(ResolverSettings settings) {
        try {
            Path file = Files.createTempFile("herkomst", ".index");
            try {
                return new IndexStore(settings, file).build(step -> {});
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new InputException(
                    "the index", "the temporary folder can't be written", "Check its space and rights.");
        }
    }

    /**
     * Opens the index's file; builds it first where there is none, or where an input or a setting has changed since. Whoever has the old
     * one open keeps it.
     *
     * @throws InputException where an input is missing, broken or of an unknown type, or the file is damaged, cut or newer
     */
    static ResolverIndex open(ResolverSettings settings, Path file) {
        return new IndexStore(settings, file).open();
    }

    /** Opens the index's file where it is current; else builds one that is gone when nobody holds it, and changes no file. */
    static ResolverIndex glance(ResolverSettings settings, Path file) {
        return new IndexStore(settings, file).current().orElseGet(() -> open(settings));
    }

    /** Builds the index's file anew, whatever is there. */
    static ResolverIndex build(ResolverSettings settings, Path file) {
        return build(settings, file, step -> {});
    }

    /**
     * Builds the index's file anew, and says in lines for people what it begins with (each input, the joining, the writing) and, every two
     * seconds, how far it is.
     */
    static ResolverIndex build(ResolverSettings settings, Path file, Consumer<String> progress) {
        return new IndexStore(settings, file).build(progress);
    }

    /** The resolver for the feeds inside the connector. */
    CompanyResolver resolver();

    /** What it was made of. */
    IndexManifest manifest();

    /**
     * Explains one address, for {@code index lookup}.
     *
     * @throws IllegalArgumentException where the text is no address
     */
    Resolution lookup(String address);

    /** The companies (no providers) that the inputs place in or around a range, for opt-outs by range. */
    List<CompanyFacts> companiesAround(String cidr);

    /** {@code index resolve}: one address a line in; CSV {@code ip,company_name,domain,confidence,verdict,reasons} out, in order. Nothing is kept. */
    void resolveLines(InputStream lines, Appendable csv) throws IOException;
}
