package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.herkomst.targets.hubspot.Wire.BatchAnswer;
import org.herkomst.targets.hubspot.Wire.BatchRead;
import org.herkomst.targets.hubspot.Wire.Company;
import org.jspecify.annotations.Nullable;

/** Reads by key or id, 100 at a time; what HubSpot doesn't have is left out. */
final class Reading {
    private static final int MOST = 100;
    private static final String NOT_FOUND = "OBJECT_NOT_FOUND";

    private final Connection connection;
    private final Asked asked;

    private Reading(Connection connection, Asked asked) {
        this.connection = connection;
        this.asked = asked;
    }

    /**
     * What is asked for.
     *
     * @param idProperty our key; absent: HubSpot's ids
     * @param archived whether among the archived ones
     * @param accounted whether HubSpot must say of each that it isn't there; else one that isn't in the answer isn't there
     */
    record Asked(
            @Nullable String idProperty,
            Collection<String> ids,
            Collection<String> properties,
            boolean archived,
            boolean accounted) {
        static Asked of(@Nullable String idProperty, Collection<String> ids, Collection<String> properties) {
            return new Asked(idProperty, ids, properties, false, false);
        }

        Asked amongArchived() {
            return new Asked(idProperty, ids, properties, true, accounted);
        }

        Asked withAccount() {
            return new Asked(idProperty, ids, properties, archived, true);
        }
    }

    static List<Company> all(Connection connection, Asked asked) {
        var reading = new Reading(connection, asked);
        var found = new ArrayList<Company>();
        var ids = new ArrayList<>(asked.ids());
        for (var from = 0; from < ids.size(); from += MOST) {
            found.addAll(reading.part(ids.subList(from, Math.min(ids.size(), from + MOST))));
        }
        return found;
    }

    private List<Company> part(List<String> ids) {
        var read = new BatchRead(
                asked.idProperty(),
                ids.stream().map(Wire.Id::new).toList(),
                List.copyOf(asked.properties()),
                List.of());
        return connection.read(api -> whole(asked.archived() ? api.readArchived(read) : api.read(read), ids));
    }

    /** An answer that says something else than found or not found isn't one: what it leaves out may be there. */
    private List<Company> whole(@Nullable BatchAnswer answer, List<String> ids) {
        if (answer == null || answer.results() == null) {
            throw Failure.noAnswer();
        }
        var troubles = answer.troubles();
        var found = answer.found();
        if (troubles.stream()
                        .anyMatch(t -> !t.category().isEmpty() && !t.category().equals(NOT_FOUND))
                || (asked.accounted() && !accountsFor(ids, found, troubles))) {
            throw Failure.noAnswer();
        }
        return found;
    }

    private static boolean accountsFor(List<String> ids, List<Company> found, List<Trouble> troubles) {
        return found.stream().allMatch(c -> c.id() != null) && found.size() >= ids.size() - notFound(troubles, ids);
    }

    /** How many it says aren't there; where it names none, all that are missing. */
    private static int notFound(List<Trouble> troubles, List<String> ids) {
        var named = new HashSet<String>();
        troubles.forEach(t -> named.addAll(t.records()));
        named.retainAll(ids);
        return troubles.isEmpty() || !named.isEmpty() ? named.size() : ids.size();
    }
}
