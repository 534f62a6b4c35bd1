package org.herkomst.app.store;

import java.time.LocalDate;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.company.CompanyKey;
import org.jspecify.annotations.Nullable;

/** An activity that waits, as JSON. */
final class ActivityJson {
    private ActivityJson() {}

    private record Stored(
            String key,
            Kind kind,
            String slot,
            String subject,
            String body,
            @Nullable String due,
            String day) {}

    static String write(Activity a) {
        String due = a.due() == null ? null : a.due().toString();
        return StoreJson.write(new Stored(
                a.key().value(),
                a.kind(),
                a.slot(),
                a.subject(),
                a.body(),
                due,
                a.day().toString()));
    }

    static Activity read(String json) {
        Stored s = StoreJson.MAPPER.readValue(json, Stored.class);
        return new Activity(
                new CompanyKey(s.key()),
                s.kind(),
                s.slot(),
                s.subject(),
                s.body(),
                s.due() == null ? null : LocalDate.parse(s.due()),
                LocalDate.parse(s.day()));
    }
}
