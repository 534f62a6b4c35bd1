package org.herkomst.connector.resolver.corrections;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.CsvReader;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.TextFile;
import org.jspecify.annotations.Nullable;

/** The file of the corrections: a CSV of ours with a fixed header, every field quoted. */
final class CorrectionsFile {
    private static final List<String> HEADER =
            List.of("corrected", "key", "name", "domain", "country", "type", "register", "legal_form");
    private static final String CURE = "Delete the file; the next run writes it anew from the database.";

    private CorrectionsFile() {}

    static List<Correction> read(Path path) {
        String file = name(path);
        try (BufferedReader reader = TextFile.open(path)) {
            CsvReader rows = new CsvReader(reader, file);
            if (!rows.next().equals(HEADER)) {
                throw rows.fault("this is no file of corrections", CURE);
            }
            List<Correction> corrections = new ArrayList<>();
            for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
                corrections.add(correction(row, rows));
            }
            return corrections;
        } catch (IOException broken) {
            throw new InputException(file, "the file can't be read to its end", CURE);
        }
    }

    private static Correction correction(List<String> row, CsvReader rows) {
        if (row.size() != HEADER.size()) {
            throw rows.fault("the row has " + row.size() + " fields, the header " + HEADER.size(), CURE);
        }
        try {
            String on = optional(row.get(0));
            return new Correction(on == null ? null : LocalDate.parse(on), company(row));
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            throw rows.fault("the row can't be read", CURE);
        }
    }

    private static CompanyFacts company(List<String> row) {
        List<String> registers = Stream.of(row.get(6).split(" ", -1))
                .filter(number -> !number.isEmpty())
                .toList();
        return new CompanyFacts(
                row.get(1),
                row.get(2),
                optional(row.get(3)),
                optional(row.get(4)),
                OrganisationKind.valueOf(row.get(5)),
                registers,
                optional(row.get(7)),
                null,
                null,
                null,
                null,
                null);
    }

    static void write(List<Correction> corrections, Path path) {
        String text = text(corrections);
        try {
            if (corrections.isEmpty()) {
                Files.deleteIfExists(path);
            } else if (!Files.exists(path) || !Files.readString(path).equals(text)) {
                replace(path, text);
            }
        } catch (IOException broken) {
            throw new InputException(
                    name(path), "people's corrections can't be written", "Check the data folder's space and rights.");
        }
    }

    private static void replace(Path path, String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path next = Files.createTempFile(folder == null ? path : Files.createDirectories(folder), name(path), ".next");
        try {
            Files.writeString(next, text);
            Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static String text(List<Correction> corrections) {
        String rows = corrections.stream()
                .map(one -> fields(one)
                        .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
        return String.join(",", HEADER) + "\n" + rows;
    }

    private static Stream<String> fields(Correction one) {
        CompanyFacts company = one.company();
        return Stream.of(
                one.on() == null ? "" : one.on().toString(),
                company.resolverKey(),
                company.name(),
                written(company.domain()),
                written(company.country()),
                company.kind().name(),
                String.join(" ", company.registers()),
                written(company.legalForm()));
    }

    private static String written(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String optional(String field) {
        return field.isEmpty() ? null : field;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
