package org.herkomst.connector.resolver.corrections;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.connector.resolver.InputException;

/**
 * All corrections of one data folder, kept in a file of it, so that they hold in every index that is made there. The database has the
 * truth; the file is written anew from it. Immutable.
 *
 * @param all sorted by the company's key and name, so that the same corrections make the same bytes
 */
public record Corrections(List<Correction> all) {
    private static final Comparator<Correction> BY_COMPANY = Comparator.comparing(
                    (Correction one) -> one.company().resolverKey())
            .thenComparing(one -> one.company().toString());

    public Corrections {
        all = all.stream().sorted(BY_COMPANY).toList();
    }

    /**
     * Reads the file.
     *
     * @throws InputException naming file and line, where it can't be used
     */
    public static Corrections read(Path path) {
        return new Corrections(CorrectionsFile.read(path));
    }

    /**
     * Writes the file whole and puts it in the place of an earlier one. One that says the same already stays untouched; where there is
     * nothing to say there is no file.
     *
     * @throws InputException where it can't be written
     */
    public void write(Path path) {
        CorrectionsFile.write(all, path);
    }

    /** The day of the latest, where one has a day. */
    public Optional<LocalDate> latest() {
        return all.stream().map(Correction::on).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }
}
