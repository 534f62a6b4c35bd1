package org.herkomst.app.job;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.herkomst.app.store.SchemaStore;
import org.herkomst.app.store.SchemaStore.Seen;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.target.AccountSchema;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SchemaCheck;
import org.herkomst.core.target.SchemaDrift;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.Mapping;

/**
 * Remembers a target's fields when a check found that they fit, and tells what changed since. Runs and plans look only where a check has
 * remembered something: it costs them one request.
 */
public record SchemaWatch(SchemaStore store, String target, Mapping mapping, Clock clock) {

    /** What changed since the fields were last kept; empty where nothing of weight did, or nothing was kept. */
    public Optional<Problem> changed(AccountSchema now) {
        return store.last(target)
                .flatMap(seen -> SchemaDrift.of(
                        mapping, seen.fields(), seen.at().atZone(ZoneOffset.UTC).toLocalDate(), now));
    }

    /** Keeps the fields: they fit. */
    public void keep(AccountSchema now) {
        store.keep(target, new Seen(clock.instant(), SchemaDrift.used(mapping, now)));
    }

    /**
     * Looks and puts a warning into the report. Where the fields can't be read nothing is said: the run itself tells why.
     *
     * @param keeps whether fields that still fit are kept, so that a change is told once
     */
    void look(CrmTarget crm, RunReport report, boolean keeps) {
        if (store.last(target).isEmpty()) {
            return;
        }
        AccountSchema now;
        try {
            now = crm.schema();
        } catch (TargetException unreadable) {
            return;
        }
        changed(now).ifPresent(report::add);
        if (keeps && SchemaCheck.of(mapping, now).isEmpty()) {
            keep(now);
        }
    }
}
