package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The resolver seen from outside the connector: built from settings, asked by commands with text, never with an address type. */
public interface ResolverIndex {

    /**
     * Reads all inputs.
     *
     * @throws InputException where an input is missing, broken or of an unknown type
     */
    static ResolverIndex open(ResolverSettings settings) {
        return new FileResolverIndex(new IndexBuilder(settings).build());
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
