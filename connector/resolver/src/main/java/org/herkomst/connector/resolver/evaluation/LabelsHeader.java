package org.herkomst.connector.resolver.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.herkomst.connector.resolver.CsvReader;

/** The columns of a labels file by name; those that we don't know are ignored. */
final class LabelsHeader {
    private static final String EXAMPLE = "Begin the file with a header such as range,name,domain,type.";

    private final Map<String, Integer> places;
    private final int size;

    private LabelsHeader(Map<String, Integer> places, int size) {
        this.places = places;
        this.size = size;
    }

    static LabelsHeader of(List<String> row, CsvReader rows) {
        if (row.isEmpty()) {
            throw rows.fault("the file is empty", EXAMPLE);
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            String column = row.get(i).strip().toLowerCase(Locale.ROOT);
            if (places.put(column, i) != null && !column.isEmpty()) {
                throw rows.fault("columns of the header have the same name", "Keep one of them.");
            }
        }
        LabelsHeader header = new LabelsHeader(places, row.size());
        if (!header.has("range") && !(header.has("start_ip") && header.has("end_ip"))) {
            throw rows.fault("the header has neither a column range nor start_ip and end_ip", EXAMPLE);
        }
        if (!header.has("name") && !header.has("domain")) {
            throw rows.fault("the header has neither a column name nor domain", EXAMPLE);
        }
        return header;
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    int size() {
        return size;
    }

    /** The cell of the first of these columns that holds something, without blanks around it; else empty. */
    String cell(List<String> row, String... columns) {
        for (String column : columns) {
            Integer place = places.get(column);
            if (place != null && !row.get(place).isBlank()) {
                return row.get(place).strip();
            }
        }
        return "";
    }
}
