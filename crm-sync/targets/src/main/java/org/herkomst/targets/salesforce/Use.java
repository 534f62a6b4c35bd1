package org.herkomst.targets.salesforce;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.herkomst.core.target.ApiUse;
import org.herkomst.targets.http.BoundedClient;

/** Counts calls, and hears how many the account has used. For one thread. */
final class Use implements BoundedClient.Traffic {
    private static final Pattern USED = Pattern.compile("(?:^|[^-\\w])api-usage=([0-9]{1,12})/([0-9]{1,12})");

    private int sent;
    private int limited;
    private int again;
    private String ofTheDay = "";

    @Override
    public void sent() {
        sent++;
    }

    void limited() {
        limited++;
    }

    void again() {
        again++;
    }

    ApiUse take() {
        var use = new ApiUse(sent, limited, again);
        sent = 0;
        limited = 0;
        again = 0;
        return use;
    }

    @Override
    public void heard(Map<String, Collection<String>> headers) {
        headers.forEach((name, values) -> {
            if (name != null && name.equalsIgnoreCase("Sforce-Limit-Info")) {
                values.forEach(value -> {
                    var found = USED.matcher(value);
                    if (found.find()) {
                        ofTheDay = found.group(1) + " of " + found.group(2);
                    }
                });
            }
        });
    }

    /** Calls of the last 24 hours, of all who use the account; absent until an answer said so. */
    Optional<String> ofTheDay() {
        return Optional.of(ofTheDay).filter(text -> !text.isEmpty());
    }
}
