package org.herkomst.connector.resolver;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.herkomst.connector.resolver.corrections.Correction;
import org.herkomst.connector.resolver.corrections.Corrections;

/** People's corrections, from the data folder. They name nobody; they take back what other inputs say. */
final class CorrectionsInput implements Input {
    static final String TYPE = "corrections";

    private final Path path;
    private Corrections corrections = new Corrections(List.of());

    CorrectionsInput(Path path) {
        this.path = path;
    }

    @Override
    public Count read(Sink sink) {
        corrections = Corrections.read(path);
        return new Count(corrections.all().size(), 0);
    }

    @Override
    public Optional<LocalDate> dated() {
        return corrections.latest();
    }

    @Override
    public List<Correction> corrections() {
        return corrections.all();
    }
}
