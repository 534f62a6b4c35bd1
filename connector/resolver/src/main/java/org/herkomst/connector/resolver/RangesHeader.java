package org.herkomst.connector.resolver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a {@code ranges} file by name. */
final class RangesHeader {
    static final List<String> COLUMNS = List.of(
            "range",
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

    private final Map<String, Integer> places;

    private RangesHeader(Map<String, Integer> places) {
        this.places = places;
    }

    static RangesHeader of(List<String> row, CsvReader rows) {
        if (row.isEmpty()) {
            throw rows.fault("the file is empty", "Begin it with the header line: range,name,domain.");
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String cell : row) {
            String column = cell.strip().toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(column)) {
                throw unknown(column, places.size() + 1, rows);
            }
            if (places.put(column, places.size()) != null) {
                throw rows.fault("the column '" + column + "' stands twice in the header", "Keep one of them.");
            }
        }
        if (!places.containsKey("range") || !places.containsKey("name")) {
            throw rows.fault("the header lacks the column range or name", "Begin the file with range,name,domain.");
        }
        return new RangesHeader(places);
    }

    /** Names the column only where it can't be data of a file without a header. */
    private static InputException unknown(String column, int position, CsvReader rows) {
        if (!column.matches("[a-z][a-z _-]{0,30}")) {
            return rows.fault(
                    "column " + position + " of the header is none of ours",
                    "Begin the file with a header, columns separated by commas; legal are: "
                            + String.join(", ", COLUMNS) + ".");
        }
        return rows.fault(
                "there is no column '" + column + "'; did you mean '" + Spelling.nearest(column, COLUMNS) + "'?",
                "Legal columns are: " + String.join(", ", COLUMNS) + ".");
    }

    int size() {
        return places.size();
    }

    /** The cell of a column, without blanks around it; empty where the column is absent. */
    String cell(List<String> row, String column) {
        Integer place = places.get(column);
        return place == null ? "" : row.get(place).strip();
    }
}
