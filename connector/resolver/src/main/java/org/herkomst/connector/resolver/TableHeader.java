package org.herkomst.connector.resolver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of an operator's file of companies by name. */
final class TableHeader {
    private final TableLayout layout;
    private final Map<String, Integer> places;

    private TableHeader(TableLayout layout, Map<String, Integer> places) {
        this.layout = layout;
        this.places = places;
    }

    static TableHeader of(List<String> row, CsvReader rows, TableLayout layout) {
        if (row.isEmpty()) {
            throw rows.fault("the file is empty", "Begin it with the header line: " + layout.beginning() + ".");
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String cell : row) {
            String column = cell.strip().toLowerCase(Locale.ROOT);
            if (!layout.columns().contains(column)) {
                throw rows.fault(unknown(column, places.size() + 1, layout), legal(column, layout));
            }
            if (places.put(column, places.size()) != null) {
                throw rows.fault("the column '" + column + "' stands twice in the header", "Keep one of them.");
            }
        }
        layout.lacking(places.keySet()).ifPresent(lack -> {
            throw rows.fault(lack, "Begin the file with " + layout.beginning() + ".");
        });
        return new TableHeader(layout, places);
    }

    /** Names the column only where it can't be data of a file without a header. */
    private static String unknown(String column, int position, TableLayout layout) {
        return isWord(column)
                ? "there is no column '" + column + "'; did you mean '" + Spelling.nearest(column, layout.columns())
                        + "'?"
                : "column " + position + " of the header is none of ours";
    }

    private static String legal(String column, TableLayout layout) {
        String legal = String.join(", ", layout.columns()) + ".";
        return isWord(column)
                ? "Legal columns are: " + legal
                : "Begin the file with a header, columns separated by commas; legal are: " + legal;
    }

    private static boolean isWord(String column) {
        return column.matches("[a-z][a-z _-]{0,30}");
    }

    TableLayout layout() {
        return layout;
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
