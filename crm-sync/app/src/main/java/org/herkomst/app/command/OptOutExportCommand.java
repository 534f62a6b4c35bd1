package org.herkomst.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutStore;
import org.herkomst.core.record.FormulaGuard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Writes the opt-outs in force as CSV, for optout import to read back.",
        footer = {
            "",
            "To standard output, whatever --output says, or to a file that only you can read. Left out are holds",
            "that nobody has proven yet, and entries of which a restore left only hashes. The list tells who",
            "objected, of sole traders and persons too: keep it as carefully as the database, and delete it when",
            "it is no longer needed."
        })
final class OptOutExportCommand extends Action {
    private static final int PAGE = 1_000;
    private static final String END = "\r\n";

    @Option(names = "--file", paramLabel = "F", description = "Writes to this file; replaces it once all is written.")
    @Nullable
    Path file;

    @Override
    public Integer call() throws IOException {
        HerkomstConfiguration configuration = root().configurationWithoutInputs();
        console()
                .progress("note: the list holds personal data where sole traders objected. Keep it as carefully as the"
                        + " database.");
        Path to = file;
        if (to == null) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(console().out(), StandardCharsets.UTF_8));
            write(configuration, writer);
            writer.flush();
            return 0;
        }
        long count = replace(configuration, to.toAbsolutePath());
        console()
                .result(
                        Console.object().put("file", to.toString()).put("exported", count),
                        count + " opt-outs were written to " + to + ", which only you can read.");
        return 0;
    }

    /** Temporary files are their owner's only, and a half-written one never has the name that was asked for. */
    private static long replace(HerkomstConfiguration configuration, Path to) throws IOException {
        Path folder = to.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(to)) {
            throw new UsageException("The file " + to + " can't be made there", "Give a file in a folder that exists");
        }
        Path partly = Files.createTempFile(folder, ".herkomst-optout", ".part");
        try {
            long count;
            try (Writer writer = Files.newBufferedWriter(partly)) {
                count = write(configuration, writer);
            }
            Files.move(partly, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(partly);
        }
    }

    private static long write(HerkomstConfiguration configuration, Writer writer) throws IOException {
        writer.write("kind,value,reason,given,created_at" + END);
        if (!Workspace.exists(configuration)) {
            return 0;
        }
        try (Workspace workspace = Workspace.open(configuration)) {
            return write(workspace.stores().optOuts(), writer);
        }
    }

    private static long write(OptOutStore optOuts, Writer writer) throws IOException {
        long count = 0;
        List<OptOut> page = optOuts.page(0, PAGE);
        while (!page.isEmpty()) {
            for (OptOut optOut : page) {
                if (optOut.heldUntil() == null && optOut.kind() != OptOut.Kind.TOMBSTONE) {
                    writer.write(row(optOut) + END);
                    count++;
                }
            }
            page = optOuts.page(page.get(page.size() - 1).id(), PAGE);
        }
        return count;
    }

    static String row(OptOut o) {
        return Stream.of(
                        OptOutCommand.kind(o),
                        o.value(),
                        o.reason() == null ? "" : o.reason(),
                        o.given(),
                        o.createdAt().toString())
                .map(FormulaGuard::guarded)
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }
}
