package org.herkomst.core.record;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.policy.UsagePolicy;
import org.herkomst.core.profile.CompanyProfile;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.mappings.Creation.Mode;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet;
import org.herkomst.mappings.MappingSet.MappedRecord;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.Score;
import org.herkomst.mappings.VisitDay;
import org.jspecify.annotations.Nullable;

/** Makes records of profiles and checks them. Stateless. */
public final class RecordWriter {
    private static final int MAX_CHARS = 60_000;
    private static final long WEEK = 7;

    private final MappingSet mapping;

    /** Writes records by this mapping. */
    public RecordWriter(MappingSet mapping) {
        this.mapping = mapping;
    }

    /** The record of a company. */
    public Written write(CompanyProfile profile, UsagePolicy policy, @Nullable Known known) {
        CompanyFacts facts = profile.company().facts();
        Map<ProfileField, FieldValue> values = values(profile, policy);
        MappedRecord mapped = mapping.map(values);
        CrmRecord record = new CrmRecord(
                        profile.company().key(),
                        facts.name(),
                        LadderWriter.domain(mapping.mapping(), facts),
                        mapped.fields(),
                        known)
                .climbing(LadderWriter.ladder(mapping.mapping(), facts))
                .updating(mapping.mapping().creation().mode() == Mode.UPDATE);
        Optional<String> fault = mapped.refusals().stream()
                .findFirst()
                .map(refusal -> refusal.field() + ": " + refusal.reason())
                .or(() -> fault(record));
        return new Written(
                record,
                RecordHash.of(record),
                mapped.truncated(),
                mapped.coerced(),
                fault,
                mapping.mapping().creation().below(values),
                policy.expiresOn(),
                values);
    }

    private Optional<Score> score(CompanyProfile profile) {
        return mapping.mapping().score().map(rules -> rules.of(profile.days()));
    }

    private Optional<String> fault(CrmRecord record) {
        if (record.name().isBlank() || hasControl(record.name())) {
            return Optional.of("the name is blank or holds control characters");
        }
        if (!record.fields().containsKey(mapping.mapping().keyField())) {
            return Optional.of("the key field " + mapping.mapping().keyField() + " has no value");
        }
        return record.fields().entrySet().stream()
                .filter(e -> e.getValue().value().asText().length() > MAX_CHARS
                        || hasControl(e.getValue().value().asText()))
                .map(e -> "the value of " + e.getKey() + " is too long or holds control characters")
                .findFirst();
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }

    private Map<ProfileField, FieldValue> values(CompanyProfile profile, UsagePolicy policy) {
        Map<ProfileField, FieldValue> values = new EnumMap<>(ProfileField.class);
        company(profile, values);
        visits(profile, values);
        score(profile).ifPresent(score -> {
            values.put(ProfileField.SCORE, new FieldValue.Whole(score.points()));
            text(values, ProfileField.SCORE_REASON, score.reason());
        });
        text(values, ProfileField.USAGE_RESTRICTION, policy.restriction());
        text(values, ProfileField.LEGAL_BASIS, basis(policy));
        text(values, ProfileField.POLICY_ID, policy.id());
        day(values, ProfileField.EXPIRES_ON, policy.expiresOn());
        day(values, ProfileField.OBTAINED_ON, profile.company().obtainedOn());
        return values;
    }

    private static String basis(UsagePolicy policy) {
        return policy.agreements().isEmpty()
                ? policy.basis()
                : policy.basis() + ". " + String.join("; ", policy.agreements());
    }

    private static void company(CompanyProfile profile, Map<ProfileField, FieldValue> values) {
        CompanyFacts facts = profile.company().facts();
        text(values, ProfileField.KEY, profile.company().key().value());
        text(values, ProfileField.NAME, facts.name());
        text(values, ProfileField.DOMAIN, facts.domain());
        text(values, ProfileField.COUNTRY, facts.country());
        text(values, ProfileField.STREET, facts.street());
        text(values, ProfileField.CITY, facts.city());
        text(values, ProfileField.PHONE, facts.phone());
        text(values, ProfileField.INDUSTRY, facts.industry());
        text(values, ProfileField.LEGAL_FORM, facts.legalForm());
        text(values, ProfileField.REGISTER_NUMBER, LadderWriter.registerNumber(facts));
        if (facts.employees() != null) {
            values.put(ProfileField.EMPLOYEES, new FieldValue.Whole(facts.employees()));
        }
        double rounded = Math.round(profile.company().confidence() * 100) / 100.0;
        values.put(ProfileField.CONFIDENCE, new FieldValue.Decimal(rounded));
        text(values, ProfileField.MATCH_REASON, profile.company().reason());
    }

    private void visits(CompanyProfile profile, Map<ProfileField, FieldValue> values) {
        text(values, ProfileField.SOURCE, profile.source());
        day(values, ProfileField.FIRST_VISIT, profile.firstVisit());
        day(values, ProfileField.LAST_VISIT, profile.lastVisit());
        List<ProfileField> visits = List.of(ProfileField.VISITS_7D, ProfileField.VISITS_30D, ProfileField.VISITS_90D);
        List<ProfileField> pages = List.of(ProfileField.PAGES_7D, ProfileField.PAGES_30D, ProfileField.PAGES_90D);
        for (int i = 0; i < visits.size(); i++) {
            values.put(visits.get(i), new FieldValue.Whole(profile.visits().get(i)));
            values.put(pages.get(i), new FieldValue.Whole(profile.pages().get(i)));
        }
        text(values, ProfileField.TOP_PAGES, String.join("\n", profile.topPages()));
        LocalDate from = profile.lastVisit().minusDays(WEEK - 1);
        List<VisitDay> week =
                profile.days().stream().filter(day -> !day.day().isBefore(from)).toList();
        text(
                values,
                ProfileField.PAGE_GROUPS_7D,
                String.join(";", mapping.mapping().pageGroups().seen(week)));
        text(values, ProfileField.CHANNEL, profile.channel());
    }

    private static void text(Map<ProfileField, FieldValue> values, ProfileField field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            values.put(field, new FieldValue.Text(text));
        }
    }

    private static void day(Map<ProfileField, FieldValue> values, ProfileField field, LocalDate day) {
        values.put(field, new FieldValue.Day(day));
    }

    /**
     * A record, ready or with a fault.
     *
     * @param record the record
     * @param hash hash of its fields
     * @param truncated how many texts were cut
     * @param coerced how many values were changed to fit a type or an option
     * @param fault what our own checks found
     * @param below why a company that the target doesn't have yet gets no record
     * @param expiresOn day after which the record must go
     * @param values what the mapping was given
     */
    public record Written(
            CrmRecord record,
            String hash,
            int truncated,
            int coerced,
            Optional<String> fault,
            Optional<String> below,
            LocalDate expiresOn,
            Map<ProfileField, FieldValue> values) {}
}
