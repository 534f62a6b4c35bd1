package org.herkomst.connector.resolver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Short hashes that tell whether an index is still the one that its settings and inputs would give. */
final class Fingerprint {
    /** Changes when the same inputs would give other answers. */
    private static final String RULES = "2";

    private static final int LENGTH = 12;

    private final ResolverSettings settings;
    private final ConfidenceModel model;

    Fingerprint(ResolverSettings settings, ConfidenceModel model) {
        this.settings = settings;
        this.model = model;
    }

    /** Hash of everything but the inputs' content; their sizes are in it, so that most changes show without reading. */
    String ofSettings() {
        StringBuilder all = start();
        for (InputSettings input : settings.all()) {
            all.append('\n').append(input.type()).append('\t').append(terms(input));
            for (Path path : files(input)) {
                all.append('\t').append(path.toAbsolutePath()).append('\t').append(size(path));
            }
        }
        return Digests.ofText(all.toString()).substring(0, LENGTH);
    }

    /** The version of an index of these inputs, by their content; where the files lie makes no difference. */
    String version(List<IndexManifest.Input> inputs) {
        StringBuilder all = start();
        for (IndexManifest.Input input : inputs) {
            all.append('\n').append(input.type()).append('\t').append(input.sha256());
            all.append('\t').append(new TreeSet<>(input.permits())).append('\t').append(input.licence());
        }
        return Digests.ofText(all.toString()).substring(0, LENGTH);
    }

    /** The version that an index would have, from reading the files' bytes alone. */
    String versionOfFiles() {
        StringBuilder all = start();
        for (InputSettings input : settings.all()) {
            all.append('\n')
                    .append(input.type())
                    .append('\t')
                    .append(sha256(input))
                    .append('\t')
                    .append(terms(input));
        }
        return Digests.ofText(all.toString()).substring(0, LENGTH);
    }

    private StringBuilder start() {
        return new StringBuilder(RULES).append(model.version()).append(settings.minimumConfidence());
    }

    private static String terms(InputSettings input) {
        return new TreeSet<>(Inputs.permits(input)) + "\t" + input.licence();
    }

    /** The hash of an input's content: of its file, or of the hashes of its two files. */
    static String sha256(InputSettings input) {
        List<String> hashes = files(input).stream()
                .map(path -> Files.exists(path) ? Digests.ofFile(path) : "absent")
                .toList();
        return hashes.size() == 1 ? hashes.get(0) : Digests.ofText(String.join("\n", hashes));
    }

    static List<Path> files(InputSettings input) {
        List<Path> files = new ArrayList<>(List.of(input.path()));
        if (input.organisations() != null) {
            files.add(input.organisations());
        }
        return files;
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException absent) {
            return -1;
        }
    }
}
