package org.herkomst.connector.resolver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which columns an operator's file of companies may have, and which it must have. */
enum TableLayout {
    RANGES("range,name,domain"),
    ACCOUNTS("name,domain");

    private static final List<String> COMPANY_COLUMNS = List.of(
            "name",
            "domain",
            "country",
            "type",
            "register",
            "street",
            "city",
            "phone",
            "industry",
            "employees",
            "legal_form");
    private static final List<String> RANGE_COLUMNS =
            Stream.concat(Stream.of("range"), COMPANY_COLUMNS.stream()).toList();

    private final String beginning;

    TableLayout(String beginning) {
        this.beginning = beginning;
    }

    /** Every legal column. */
    List<String> columns() {
        return this == RANGES ? RANGE_COLUMNS : COMPANY_COLUMNS;
    }

    /** How the header of such a file begins. */
    String beginning() {
        return beginning;
    }

    /** What the columns of a header lack, in words; empty where they suffice. */
    Optional<String> lacking(Set<String> given) {
        if (this == RANGES) {
            boolean complete = given.contains("range") && given.contains("name");
            return complete ? Optional.empty() : Optional.of("the header lacks the column range or name");
        }
        boolean either = given.contains("name") || given.contains("domain");
        return either ? Optional.empty() : Optional.of("the header has neither of the columns name and domain");
    }
}
