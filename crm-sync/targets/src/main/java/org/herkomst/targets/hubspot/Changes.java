package org.herkomst.targets.hubspot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.herkomst.targets.hubspot.Wire.Company;
import org.jspecify.annotations.Nullable;

/**
 * What a record changes in HubSpot. {@code written} counts every property sent, {@code filled} those of them that were empty before
 * and are the company's own, {@code kept} those of the company's own where HubSpot has another value.
 */
final class Changes {
    private final CrmRecord record;
    private final @Nullable Company there;
    private final LinkedHashMap<String, String> send = new LinkedHashMap<>();
    private final Map<String, String> held = new LinkedHashMap<>();
    private final FieldCounts counts = new FieldCounts();

    private Changes(CrmRecord record, @Nullable Company there) {
        this.record = record;
        this.there = there;
    }

    /** A record that HubSpot doesn't have. */
    static Plan created(CrmRecord record) {
        var changes = new Changes(record, null);
        changes.all();
        changes.nameOrDomain();
        return changes.plan(Verdict.CREATED);
    }

    /** A record that HubSpot has. */
    static Plan over(CrmRecord record, Company there, Verdict verdict) {
        var changes = new Changes(record, there);
        changes.all();
        changes.clearGone();
        return changes.plan(verdict);
    }

    private Plan plan(Verdict verdict) {
        counts.written = send.size();
        return new Plan(record, verdict, there == null ? null : there.id(), send, held, counts);
    }

    private void all() {
        field(Keys.KEY, new MappedField(new FieldValue.Text(record.key().value()), WritePolicy.OVERWRITE));
        record.fields().forEach((name, field) -> {
            if (!name.equals(Keys.KEY) && !Keys.NEVER.contains(name)) {
                field(name, field);
            }
        });
    }

    private void field(String name, MappedField field) {
        var value = field.value().asText().strip();
        var current = there == null ? "" : there.value(name);
        if (same(field.value(), current)) {
            if (field.policy() == WritePolicy.OVERWRITE || knownBefore(name)) {
                held.put(name, value);
            }
        } else if (field.policy() == WritePolicy.OVERWRITE || current.isEmpty()) {
            write(name, value, field.policy());
        } else {
            counts.kept++;
        }
    }

    private boolean knownBefore(String name) {
        var known = record.known();
        return known != null && known.fields().containsKey(name);
    }

    private void write(String name, String value, WritePolicy policy) {
        send.put(name, value);
        held.put(name, value);
        if (policy == WritePolicy.FILL_EMPTY && there != null) {
            counts.filled++;
        }
    }

    /** HubSpot makes no company that has neither name nor domain. */
    private void nameOrDomain() {
        if (!send.containsKey(Keys.NAME)
                && !send.containsKey(Keys.DOMAIN)
                && !record.name().isBlank()) {
            write(Keys.NAME, record.name().strip(), WritePolicy.FILL_EMPTY);
        }
    }

    /** Fields of ours that had a value which is gone. */
    private void clearGone() {
        var known = record.known();
        if (known == null || there == null) {
            return;
        }
        for (var name : known.fields().keySet()) {
            var ours = name.startsWith(Keys.PREFIX) && !name.equals(Keys.KEY);
            if (ours && !record.fields().containsKey(name) && !there.value(name).isEmpty()) {
                send.put(name, "");
            }
        }
    }

    /** Whether HubSpot's value is ours, however it is written there. */
    static boolean same(FieldValue ours, String theirs) {
        var text = ours.asText().strip();
        if (text.equals(theirs)) {
            return true;
        }
        if (ours instanceof FieldValue.Day) {
            return text.equals(day(theirs));
        }
        if (ours instanceof FieldValue.Whole || ours instanceof FieldValue.Decimal) {
            return sameNumber(text, theirs);
        }
        return ours instanceof FieldValue.Flag && text.equalsIgnoreCase(theirs);
    }

    private static boolean sameNumber(String ours, String theirs) {
        try {
            return new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String day(String theirs) {
        if (theirs.matches("[0-9]{10,14}")) {
            return Instant.ofEpochMilli(Long.parseLong(theirs))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        }
        return theirs.length() > 10 ? theirs.substring(0, 10) : theirs;
    }
}
