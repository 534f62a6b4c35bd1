package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.Mapping;

/** Looks whether a push can work: login, rights, fields, one query; changes nothing. */
final class Check {
    private final Connection connection;

    Check(Connection connection) {
        this.connection = connection;
    }

    TargetCheck check(Mapping mapping) {
        var found = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        try {
            var schema = Schema.of(connection);
            found.add(schema.count(mapping));
            problems.addAll(schema.problems(mapping));
            if (schema.has(Keys.KEY)) {
                new Reading(connection).live(Keys.KEY, List.of("hk-check"), List.of(Keys.ID));
            }
        } catch (Paused p) {
            problems.add(p.pause.problem());
        } catch (TargetException e) {
            problems.add(e.problem());
        } catch (Failure f) {
            problems.add(Problems.account(f).problem());
        }
        connection.use().ofTheDay().ifPresent(used -> found.add(used + " API calls of 24 hours are used"));
        return new TargetCheck("Salesforce, REST API 66.0", found, problems);
    }
}
