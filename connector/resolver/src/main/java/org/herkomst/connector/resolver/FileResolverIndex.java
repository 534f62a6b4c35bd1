package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;

/** The index over its mapped file. Thread-safe. */
final class FileResolverIndex implements ResolverIndex {
    private final TableResolver resolver;

    FileResolverIndex(TableResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public CompanyResolver resolver() {
        return resolver;
    }

    @Override
    public IndexManifest manifest() {
        return resolver.manifest();
    }

    @Override
    public Resolution lookup(String address) {
        ClientAddress read = AddressRange.address(address.strip())
                .orElseThrow(() ->
                        new IllegalArgumentException("This is not an address. Write it as 192.0.2.1 or 2001:db8::1."));
        return resolver.resolve(read);
    }

    @Override
    public List<CompanyFacts> companiesAround(String cidr) {
        AddressRange range = AddressRange.parse(cidr)
                .orElseThrow(() -> new IllegalArgumentException(
                        "This is not a range. Write it as 192.0.2.0/24, 2001:db8::/32 or first-last."));
        return resolver.companies(range);
    }

    @Override
    public void resolveLines(InputStream lines, Appendable csv) throws IOException {
        new LineResolver(resolver).resolve(lines, csv);
    }
}
