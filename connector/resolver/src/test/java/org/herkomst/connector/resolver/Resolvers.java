package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Makes resolvers of entries, through a file as in earnest. */
final class Resolvers {
    private Resolvers() {}

    static TableResolver of(List<Entry> entries, boolean ipv4) {
        try {
            Path file = Files.createTempFile("test", ".index");
            try {
                IndexFile.write(file, writer -> tables(entries, ipv4, writer), Resolvers::manifest);
                return IndexFile.open(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static IndexFile.Tables tables(List<Entry> entries, boolean ipv4, AnswerWriter writer) {
        Answers answers =
                new Answers(new Judgement(0.7, ConfidenceModel.shipped(), KnownAccounts.NONE, Set.of()), writer);
        return new IndexFile.Tables(
                Sweep.flatten(true, ipv4 ? entries : List.of(), answers),
                Sweep.flatten(false, ipv4 ? List.of() : entries, answers));
    }

    private static IndexManifest manifest(long intervals) {
        return new IndexManifest("test", "test", "test", List.of(), intervals);
    }
}
