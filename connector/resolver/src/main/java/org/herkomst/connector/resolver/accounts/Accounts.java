package org.herkomst.connector.resolver.accounts;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.CompanyTable;
import org.herkomst.connector.resolver.InputException;

/**
 * The companies that the operator knows already, such as an export of a CRM. A CSV with a header: {@code name}, {@code domain}, of
 * which each row has at least one, and, where known, the other columns of a {@code ranges} file. A row without a name takes its
 * domain for one. Immutable.
 *
 * @param companies what the rows say, in the order of the file, each company once
 * @param count how many rows were used
 * @param skipped how many rows said nothing: empty ones, and those that repeat an earlier one
 */
public record Accounts(List<CompanyFacts> companies, long count, long skipped) {
    public Accounts {
        companies = List.copyOf(companies);
    }

    /**
     * Reads a list.
     *
     * @throws InputException naming file and line, where the file or a row can't be used
     */
    public static Accounts read(Path path) {
        Set<CompanyFacts> companies = new LinkedHashSet<>();
        long rows = CompanyTable.accounts(path, row -> {
            if (!row.isBlank()) {
                companies.add(row.facts());
            }
        });
        return new Accounts(List.copyOf(companies), companies.size(), rows - companies.size());
    }
}
