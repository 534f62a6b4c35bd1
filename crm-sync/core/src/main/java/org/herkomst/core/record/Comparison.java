package org.herkomst.core.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.FieldChange.Reason;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;

/**
 * A record beside what the CRM holds: the one place where write policies are decided, for every target. Values of the CRM are texts as
 * the target reads them; empty is nothing. Immutable.
 */
public final class Comparison {
    /** Parts of a list of values, as every target reads and writes them. */
    public static final String SEPARATOR = ";";

    /** How a CRM writes values and names our fields. */
    public interface Dialect {
        /** Whether a value of ours is what the CRM holds, however it is written there. */
        boolean same(FieldValue ours, String theirs);

        /** Whether the field of that name is one of ours, other than our key. */
        boolean ours(String field);
    }

    private final CrmRecord record;
    private final @Nullable String targetId;
    private final List<FieldChange> changes;

    private Comparison(CrmRecord record, @Nullable String targetId, List<FieldChange> changes) {
        this.record = record;
        this.targetId = targetId;
        this.changes = List.copyOf(changes);
    }

    /** Of a record that the CRM doesn't have. */
    public static Comparison created(CrmRecord record) {
        List<FieldChange> changes = new ArrayList<>();
        record.fields().forEach((name, field) -> {
            String wanted = text(field);
            boolean off = field.policy() == WritePolicy.OFF;
            if (off || !wanted.isEmpty()) {
                Reason reason = off ? Reason.OFF : Reason.NEW_RECORD;
                changes.add(new FieldChange(name, "", wanted, off ? "" : wanted, field.policy(), reason));
            }
        });
        return new Comparison(record, null, changes);
    }

    /**
     * Of a record that the CRM has.
     *
     * @param targetId its id there
     * @param there what its fields hold
     * @param dialect how the CRM writes values and names our fields
     */
    public static Comparison over(CrmRecord record, String targetId, Map<String, String> there, Dialect dialect) {
        List<FieldChange> changes = new ArrayList<>();
        record.fields().forEach((name, field) -> {
            Side side = new Side(there.getOrDefault(name, ""), confirmed(record, name), dialect);
            changes.add(change(name, field, side));
        });
        changes.addAll(gone(record, there, dialect));
        return new Comparison(record, targetId, changes);
    }

    /** Fields of ours that had a value which is gone. */
    private static List<FieldChange> gone(CrmRecord record, Map<String, String> there, Dialect dialect) {
        Known known = record.known();
        if (known == null) {
            return List.of();
        }
        return known.fields().keySet().stream()
                .filter(name -> dialect.ours(name) && !record.fields().containsKey(name))
                .filter(name -> !there.getOrDefault(name, "").isEmpty())
                .sorted()
                .map(name ->
                        new FieldChange(name, there.getOrDefault(name, ""), "", "", WritePolicy.OVERWRITE, Reason.GONE))
                .toList();
    }

    /** What stands in the CRM in one field, and what it last confirmed of us. */
    private record Side(String before, @Nullable String confirmed, Dialect dialect) {
        boolean holds(FieldValue value) {
            return value.asText().isBlank() ? before.isEmpty() : dialect.same(value, before);
        }

        /** Whether nobody changed it since. */
        boolean untouched(FieldValue value) {
            return confirmed != null
                    && (confirmed.equals(before)
                            || value.parsed(confirmed).map(this::holds).orElse(false));
        }
    }

    private static FieldChange change(String name, MappedField field, Side side) {
        String wanted = text(field);
        String before = side.before();
        boolean equal = side.holds(field.value());
        Reason reason = equal && field.policy() != WritePolicy.OFF ? Reason.SAME : reason(field, side);
        String after =
                !reason.writes() ? before : field.policy() == WritePolicy.APPEND ? joined(before, wanted) : wanted;
        return new FieldChange(name, before, wanted, after, field.policy(), reason);
    }

    /** The value that the CRM last confirmed of us; absent where it holds none of ours. */
    private static @Nullable String confirmed(CrmRecord record, String name) {
        return record.known() == null ? null : record.known().fields().get(name);
    }

    private static Reason reason(MappedField field, Side side) {
        boolean gone = text(field).isEmpty();
        Reason written = gone ? Reason.GONE : side.before().isEmpty() ? Reason.WAS_EMPTY : Reason.DIFFERS;
        return switch (field.policy()) {
            case OVERWRITE -> written;
            case FILL_EMPTY -> side.before().isEmpty() ? Reason.WAS_EMPTY : Reason.TAKEN;
            case CREATE_ONLY -> Reason.NOT_NEW;
            case APPEND -> append(side.before(), text(field));
            case MIN -> gone ? Reason.TAKEN : beyond(field.value(), side.before(), -1);
            case MAX -> gone ? Reason.TAKEN : beyond(field.value(), side.before(), 1);
            case NEVER_AFTER_HUMAN_EDIT -> side.untouched(field.value()) ? written : Reason.HUMAN_EDIT;
            case OFF -> Reason.OFF;
        };
    }

    private static Reason append(String before, String wanted) {
        if (wanted.isEmpty() || parts(before).containsAll(parts(wanted))) {
            return Reason.SAME;
        }
        return before.isEmpty() ? Reason.WAS_EMPTY : Reason.ELEMENTS_MISSING;
    }

    private static String joined(String before, String wanted) {
        LinkedHashSet<String> all = new LinkedHashSet<>(parts(before));
        all.addAll(parts(wanted));
        return String.join(SEPARATOR, all);
    }

    private static List<String> parts(String list) {
        return List.of(list.split(SEPARATOR)).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** What can't be read as a number or a day is a person's word and stays. */
    private static Reason beyond(FieldValue ours, String before, int sign) {
        if (before.isEmpty()) {
            return Reason.WAS_EMPTY;
        }
        int order = order(ours, before) * sign;
        return order > 0 ? Reason.BEYOND : Reason.NOT_BEYOND;
    }

    private static int order(FieldValue ours, String before) {
        if (ours instanceof FieldValue.Day day) {
            return ours.parsed(before.length() > 10 ? before.substring(0, 10) : before)
                    .map(theirs -> day.asText().compareTo(theirs.asText()))
                    .orElse(0);
        }
        try {
            return new BigDecimal(ours.asText()).compareTo(new BigDecimal(before.strip()));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private static String text(MappedField field) {
        return field.value().asText().strip();
    }

    /**
     * The same for a CRM that can't be read and to which requests have gone out whose verdict nobody knows: what is ours and taken to be
     * there is sent once more, and what we have no value of is cleared.
     */
    public Comparison anew() {
        Map<String, FieldChange> all = new LinkedHashMap<>();
        changes.forEach(change -> all.put(change.field(), change.reason() == Reason.SAME ? again(change) : change));
        record.fields().forEach((name, field) -> {
            if (text(field).isEmpty()) {
                all.putIfAbsent(name, again(new FieldChange(name, "", "", "", field.policy(), Reason.SAME)));
            }
        });
        return new Comparison(record, targetId, List.copyOf(all.values()));
    }

    private FieldChange again(FieldChange same) {
        boolean ours = same.policy() == WritePolicy.OVERWRITE
                || (same.policy() == WritePolicy.NEVER_AFTER_HUMAN_EDIT && confirmed(record, same.field()) != null);
        return ours
                ? new FieldChange(
                        same.field(), same.before(), same.wanted(), same.wanted(), same.policy(), Reason.UNCONFIRMED)
                : same;
    }

    /** All fields, in the record's order. */
    public List<FieldChange> changes() {
        return changes;
    }

    /** What is to be sent: new values by field; empty clears the field. */
    public Map<String, String> send() {
        LinkedHashMap<String, String> send = new LinkedHashMap<>();
        changes.stream().filter(FieldChange::written).forEach(c -> send.put(c.field(), c.after()));
        return send;
    }

    /** The values of ours that the CRM holds afterwards, as text: becomes the ledger's entry. */
    public Map<String, String> held() {
        Map<String, String> held = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            boolean ours = change.policy() == WritePolicy.OVERWRITE || confirmed(record, change.field()) != null;
            boolean holds = change.written() || (change.reason() == Reason.SAME && ours);
            if (holds && !change.wanted().isEmpty()) {
                held.put(change.field(), change.policy() == WritePolicy.APPEND ? change.after() : change.wanted());
            }
        }
        return held;
    }

    /** {@code written}: fields sent; {@code filled}: those of them that were empty in a record that was there; {@code kept}: theirs that stay. */
    public FieldCounts counts() {
        FieldCounts counts = new FieldCounts();
        for (FieldChange change : changes) {
            boolean fill = change.policy() != WritePolicy.OVERWRITE && change.reason() == Reason.WAS_EMPTY;
            counts.written += change.written() ? 1 : 0;
            counts.filled += fill ? 1 : 0;
            counts.kept += kept(change) ? 1 : 0;
        }
        return counts;
    }

    private static boolean kept(FieldChange change) {
        return !change.written()
                && change.reason() != Reason.SAME
                && change.reason() != Reason.OFF
                && !change.wanted().isEmpty()
                && !change.before().isEmpty();
    }

    /** Whether a record would be made although its mapping only updates. */
    public boolean isLeft() {
        return record.updatesOnly() && targetId == null;
    }

    /**
     * Where the record goes under a plan's {@link Expectation}: what stands otherwise in the CRM by now, in words without a value.
     * Empty: all is as the plan saw it, or there is no plan.
     */
    public Optional<String> changedSincePlan() {
        Expectation expected = record.expectation();
        if (expected == null) {
            return Optional.empty();
        }
        if (!Objects.equals(expected.targetId(), targetId)) {
            return Optional.of(targetId == null ? "the record is gone" : "the CRM has another record for it");
        }
        String fields = changes.stream()
                .filter(c -> !expected.before().getOrDefault(c.field(), "").equals(c.before()))
                .map(FieldChange::field)
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? Optional.empty() : Optional.of("changed in the CRM since the plan: " + fields);
    }
}
