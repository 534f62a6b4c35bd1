package org.herkomst.connector.resolver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;

/** Builds indexes from texts for tests. */
final class Indexes {
    private Indexes() {}

    static Path file(Path folder, String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException broken) {
            throw new IllegalStateException("The test's file can't be written", broken);
        }
    }

    static InputSettings input(String type, Path path, Permission... permits) {
        return new InputSettings(type, path, null, "licence of " + type, Set.of(permits));
    }

    static ResolverIndex open(InputSettings... inputs) {
        return ResolverIndex.open(new ResolverSettings(List.of(inputs), 0.7));
    }

    static ResolverIndex ranges(Path folder, String... rows) {
        String content = "range,name,domain,type\n" + String.join("\n", rows) + "\n";
        return open(input("ranges", file(folder, "ranges.csv", content)));
    }

    static ClientAddress address(String text) {
        return AddressRange.address(text).orElseThrow();
    }

    /** The name, or the reason why there is none. */
    static String answer(Resolution resolution) {
        return resolution.fold(
                company -> company.facts().name(), none -> none.why().name());
    }

    static String answer(ResolverIndex index, String address) {
        return answer(index.lookup(address));
    }

    static Resolution.Company company(ResolverIndex index, String address) {
        return index.lookup(address).fold(company -> company, none -> {
            throw new AssertionError("No company: " + none);
        });
    }

    static String resolveLines(ResolverIndex index, String lines) {
        StringBuilder csv = new StringBuilder();
        try {
            index.resolveLines(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), csv);
        } catch (IOException broken) {
            throw new IllegalStateException("A text can always be written to", broken);
        }
        return csv.toString();
    }
}
