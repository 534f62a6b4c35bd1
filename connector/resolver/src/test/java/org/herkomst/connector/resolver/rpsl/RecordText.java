package org.herkomst.connector.resolver.rpsl;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes made-up records as their registries do, with the attributes that a reader must pass over. */
final class RecordText {
    private static final String[] REPLACED = {
        "****************************",
        "* THIS OBJECT IS MODIFIED",
        "* Please note that all data that is generally regarded as personal",
        "* data has been removed from this object.",
        "* To view the original object, please query the database at:",
        "* the registry's own site",
        "****************************"
    };

    private final StringBuilder text = new StringBuilder(1024);
    private final int column;

    private RecordText(int column) {
        this.column = column;
    }

    static String network(MadeNetwork made, RandomGenerator random) {
        return switch (made.network().registry()) {
            case ARIN -> new RecordText(12).arin(made, random);
            case LACNIC -> new RecordText(13).lacnic(made, random);
            default -> new RecordText(16).rpsl(made, random);
        };
    }

    static String organisation(RpslOrganisation organisation, Registry registry) {
        if (registry == Registry.ARIN) {
            return new RecordText(12)
                    .line("OrgID", organisation.handle())
                    .line("OrgName", organisation.name())
                    .line("Street", "1 Made Up Street")
                    .line("City", "Springfield")
                    .line("Country", organisation.country())
                    .line("RegDate", "2019-03-04")
                    .line("Source", "ARIN")
                    .end();
        }
        RecordText text = new RecordText(16)
                .line("organisation", organisation.handle())
                .line("org-name", organisation.name())
                .line("org-type", organisation.type())
                .line("address", "Dummy address for " + organisation.handle())
                .line("country", organisation.country())
                .line("e-mail", registry == Registry.RIPE ? "unread@ripe.net" : "office@" + organisation.mailDomain())
                .line("mnt-ref", "MADE-UP-MNT")
                .line("mnt-by", "MADE-UP-MNT")
                .line("source", registry.name());
        return (registry == Registry.RIPE ? text.lines("remarks", List.of(REPLACED)) : text).end();
    }

    private String rpsl(MadeNetwork made, RandomGenerator random) {
        RpslNetwork network = made.network();
        Registry registry = network.registry();
        line(network.range().ipv4() ? "inetnum" : "inet6num", made.rangeText());
        line("netname", network.netname());
        lines("descr", made.network().descriptions().isEmpty() ? List.of() : descriptions(made));
        line("country", network.country());
        line("org", network.organisation());
        line("admin-c", "DUMY-" + registry);
        line("tech-c", "DUMY-" + registry);
        line(
                registry == Registry.KRNIC ? "network-type" : "status",
                made.status().isEmpty() ? null : made.status());
        line("mnt-by", MadeNames.maintainer(random));
        remarks(registry, random);
        dates(network, random);
        line("source", registry.name());
        return (registry == Registry.RIPE ? lines("remarks", List.of(REPLACED)) : this).end();
    }

    private static List<String> descriptions(MadeNetwork made) {
        List<String> lines = new ArrayList<>(made.network().descriptions());
        lines.set(0, made.owner());
        return lines;
    }

    private void remarks(Registry registry, RandomGenerator random) {
        if (random.nextDouble() * 100 < DumpShape.valueOf(registry.name()).remarksPercent()) {
            int wanted = registry == Registry.JPNIC ? 7 : 1 + random.nextInt(registry == Registry.RIPE ? 7 : 2);
            for (int i = 0; i < wanted; i++) {
                line("remarks", "Made up remark number " + i + " of this record");
            }
        }
    }

    private void dates(RpslNetwork network, RandomGenerator random) {
        LocalDate day = Objects.requireNonNull(network.changed());
        switch (network.registry()) {
            case RIPE, APNIC -> {
                line("created", day.minusDays(random.nextInt(1500)) + time(random));
                line("last-modified", day + time(random));
            }
            default -> {
                line("changed", "nobody@example.net 20010203");
                line("changed", "nobody@example.net " + basic(day));
            }
        }
    }

    private static String time(RandomGenerator random) {
        return "T" + LocalTime.ofSecondOfDay(random.nextInt(86_400)).format(DateTimeFormatter.ISO_LOCAL_TIME) + "Z";
    }

    private String arin(MadeNetwork made, RandomGenerator random) {
        RpslNetwork network = made.network();
        line(network.range().ipv4() ? "NetHandle" : "V6NetHandle", "NET-" + MadeNames.code(random) + "-1");
        line("OrgID", network.organisation());
        line("Parent", "NET-" + MadeNames.code(random) + "-0");
        line("NetName", network.netname());
        line("NetRange", made.rangeText());
        line("NetType", made.status().toLowerCase(Locale.ROOT));
        line("Country", network.country());
        line("RegDate", "2001-02-03");
        line("Updated", String.valueOf(network.changed()));
        line("TechHandle", "DUMMY-ARIN");
        return line("Source", "ARIN").end();
    }

    private String lacnic(MadeNetwork made, RandomGenerator random) {
        RpslNetwork network = made.network();
        line("inetnum", made.rangeText());
        line("status", made.status());
        line("aut-num", "N/A");
        line("owner", network.descriptions().isEmpty() ? null : made.owner());
        line("ownerid", network.organisation());
        line("responsible", "Nobody At All");
        line("address", MadeNames.street(random));
        line("country", network.country());
        line("phone", "+00 000 000000");
        line("owner-c", "XXX");
        line("inetnum-up", made.rangeText());
        line("created", "20010203");
        return line("changed", basic(Objects.requireNonNull(network.changed()))).end();
    }

    private RecordText line(String key, @Nullable String value) {
        if (value != null) {
            text.append(key).append(':');
            text.append(" ".repeat(Math.max(1, column - key.length() - 1)));
            text.append(value).append('\n');
        }
        return this;
    }

    private RecordText lines(String key, List<String> values) {
        values.forEach(value -> line(key, value));
        return this;
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private String end() {
        return text.append('\n').toString();
    }
}
