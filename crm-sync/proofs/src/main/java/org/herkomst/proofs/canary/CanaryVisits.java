package org.herkomst.proofs.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.herkomst.connector.matomo.testing.ModelVisit;

/** Visits that carry the canaries wherever a site may put such things, and the ranges that name their companies. */
final class CanaryVisits {
    private static final String SITE = "https://www.shop.example";
    private static final List<String> GIVEN = List.of("Anna", "Peter", "Maria", "Thomas", "Emma", "Jan");
    private static final long DAY = 86_400;

    private final Canaries canaries;

    CanaryVisits(Canaries canaries) {
        this.canaries = canaries;
    }

    /** A visit of each address, the last of them an hour ago. */
    List<ModelVisit> visits(Instant now) {
        List<ModelVisit> visits = new ArrayList<>();
        List<String> addresses = canaries.addresses();
        long first = now.getEpochSecond() - 20 * DAY;
        for (int i = 0; i < addresses.size(); i++) {
            visits.add(visit(i, addresses.get(i), first + i * (20 * DAY - 3_600) / addresses.size()));
        }
        return visits;
    }

    /** The visits as an export. */
    String export(Instant now) {
        return visits(now).stream().map(ModelVisit::json).collect(Collectors.joining(",", "[", "]"));
    }

    /** The rows of {@code ranges.csv}. */
    String ranges() {
        StringBuilder rows = new StringBuilder("range,name,domain,country\n");
        for (int i = 0; i < canaries.singles().size(); i++) {
            String address = canaries.singles().get(i);
            String length = address.contains(":") ? "/128" : "/32";
            rows.append(address + length + ",Single " + letters(i) + " Machines BV,single" + i + ".example,NL\n");
        }
        List<String> wide = List.of(
                "192.0.2.0/24",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "2001:db8:0::/48",
                "2001:db8:1::/48",
                "2001:db8:2::/48",
                "2001:db8:3::/48");
        wide.forEach(range -> rows.append(range + ",Wide " + letters(wide.indexOf(range)) + " Metals NV,wide"
                + wide.indexOf(range) + ".example,NL\n"));
        return rows.toString();
    }

    private ModelVisit visit(int number, String address, long at) {
        String mail = pick(canaries.mails(), number);
        String user = pick(canaries.userIds(), number);
        String surname = pick(canaries.surnames(), number);
        String name = pick(GIVEN, number) + " " + surname;
        String other = pick(canaries.addresses(), number + 7);
        return ModelVisit.of(1_000 + number, 1, address, at)
                .with("actionDetails", actions(mail, user, name, other))
                .with("actions", 6)
                .with("userId", user)
                .with("referrerType", number % 3 == 0 ? "campaign" : "website")
                .with("referrerName", number % 2 == 0 ? mail : name)
                .with("referrerKeyword", mail)
                .with("referrerUrl", "https://ref.example/?mail=" + mail + "&ip=" + other)
                .with("dimension1", mail)
                .with("dimension2", other)
                .with("customVariables", Map.of("1", Map.of("customVariableName1", name)));
    }

    private static List<Map<String, Object>> actions(String mail, String user, String name, String address) {
        return List.of(
                action(SITE + "/products", "Products"),
                action(SITE + "/account/" + user + "/orders", "Orders of " + user),
                action(SITE + "/people/" + name.replace(' ', '-').toLowerCase(java.util.Locale.ROOT), name),
                action(SITE + "/unsubscribe/" + mail, "Goodbye " + mail),
                action(SITE + "/contact?mail=" + mail + "&ip=" + address + "#" + user, "Contact"),
                action(SITE + "/from/" + address, "Seen from " + address));
    }

    private static Map<String, Object> action(String url, String title) {
        return Map.of("type", "action", "url", url, "pageTitle", title, "timestamp", 1);
    }

    private static String pick(List<String> list, int number) {
        return list.get(number % list.size());
    }

    private static String letters(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }
}
