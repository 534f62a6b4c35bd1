package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the fields that we read stand in a table: by the header's names, in Matomo's two ways of naming the columns of actions. */
final class CsvColumns {
    private static final Pattern ACTION =
            Pattern.compile("actionDetails_(\\d+)_(type|url)|(type|url) \\(actionDetails (\\d+)\\)");
    private static final int MAX_ACTIONS = 10_000;

    /** A column of the visit. */
    record Column(int at, String name) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<int[]> actions = new ArrayList<>();

    CsvColumns(CsvRows header) {
        for (int i = 0; i < header.cells(); i++) {
            String name = header.cell(i).strip();
            Matcher action = ACTION.matcher(name);
            if (action.matches()) {
                action(action, i);
            } else {
                columns.add(new Column(i, name));
            }
        }
        actions.removeIf(action -> action[0] < 0);
    }

    private void action(Matcher action, int at) {
        boolean flat = action.group(1) == null;
        int number = (int) Math.min(MAX_ACTIONS, Long.parseLong(flat ? action.group(4) : action.group(1)));
        String kind = flat ? action.group(3) : action.group(2);
        while (actions.size() <= number) {
            actions.add(new int[] {-1, -1});
        }
        actions.get(number)[kind.equals("type") ? 0 : 1] = at;
    }

    List<Column> columns() {
        return columns;
    }

    /** Pairs of the columns of type and address (-1: none), one a possible action. */
    List<int[]> actions() {
        return actions;
    }

    boolean ofVisits() {
        return columns.stream().anyMatch(column -> column.name().equals("idVisit"));
    }
}
