package org.herkomst.core.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityStore.Stored;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.mappings.ActivityRules;
import org.herkomst.mappings.ActivityRules.Answer;
import org.herkomst.mappings.ActivityRules.TaskRule;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.ProfileField;
import org.herkomst.mappings.VisitDay;
import org.jspecify.annotations.Nullable;

/** Makes the notes and tasks of a company, by a mapping's rules. Stateless. */
public final class ActivityWriter {
    private static final int MOST_PAGES = 10;
    private static final int LONGEST_SUBJECT = 200;

    private final ActivityRules rules;
    private final LocalDate today;

    /**
     * Writes by these rules.
     *
     * @param today the day of the run
     */
    public ActivityWriter(ActivityRules rules, LocalDate today) {
        this.rules = rules;
        this.today = today;
    }

    /** First day that is still news. */
    public LocalDate newsFrom() {
        return today.minusDays(rules.recentDays() - 1L);
    }

    /**
     * What a company is to have that it doesn't have yet, or has otherwise.
     *
     * @param profile values of the company's profile
     * @param days its visits by day
     * @param stored what is known of its activities
     * @param faults takes, for a person, what could not be worked out
     */
    public List<Activity> write(
            Map<ProfileField, FieldValue> profile, List<VisitDay> days, List<Stored> stored, Consumer<String> faults) {
        List<VisitDay> news =
                days.stream().filter(day -> !day.day().isBefore(newsFrom())).toList();
        if (news.isEmpty()) {
            return List.of();
        }
        List<Activity> wanted = new ArrayList<>(notes(profile, news, faults));
        rules.tasks().forEach(rule -> task(rule, profile, stored, faults).ifPresent(wanted::add));
        return wanted.stream().filter(activity -> differs(activity, stored)).toList();
    }

    /** One that was left to people is never written again. */
    private static boolean differs(Activity wanted, List<Stored> stored) {
        return stored.stream()
                .filter(s -> s.kind() == wanted.kind() && s.slot().equals(wanted.slot()))
                .allMatch(
                        s -> s.state() != ActivityStore.State.LEFT && !s.hash().equals(wanted.hash()));
    }

    private List<Activity> notes(Map<ProfileField, FieldValue> profile, List<VisitDay> news, Consumer<String> faults) {
        ActivityRules.NoteRule note = rules.note();
        return note != null && holds(note.applies(profile), "note", faults)
                ? news.stream().map(day -> note(profile, day)).toList()
                : List.of();
    }

    private static boolean holds(Answer answer, String rule, Consumer<String> faults) {
        answer.fault().ifPresent(fault -> faults.accept("activities." + rule + ".when: " + fault));
        return answer.yes();
    }

    private static Activity note(Map<ProfileField, FieldValue> profile, VisitDay day) {
        String visits = number(day.visits(), "visit");
        int views = day.views().values().stream().mapToInt(Integer::intValue).sum();
        List<String> lines =
                new ArrayList<>(List.of(visits + " on " + day.day() + ", " + number(views, "page view") + "."));
        if (!day.views().isEmpty()) {
            lines.add("Pages: " + ranked(day.views()) + ".");
        }
        if (!day.channels().isEmpty()) {
            lines.add("Came by: " + ranked(day.channels()) + ".");
        }
        return activity(
                profile,
                Kind.NOTE,
                day.day().toString(),
                "Website: " + visits + " on " + day.day(),
                lines,
                null,
                day.day());
    }

    /** A task whose last one of the same rule is older than the rule says; whether that one is still open only the CRM knows. */
    private Optional<Activity> task(
            TaskRule rule, Map<ProfileField, FieldValue> profile, List<Stored> stored, Consumer<String> faults) {
        boolean soon = stored.stream()
                .filter(s -> s.kind() == Kind.TASK && ruleOf(s.slot()).equals(rule.name()))
                .anyMatch(s -> s.day().plusDays(rule.everyDays()).isAfter(today));
        if (soon || !holds(rule.applies(profile), "tasks." + rule.name(), faults)) {
            return Optional.empty();
        }
        return rule.subject().in(profile).map(subject -> {
            List<String> lines = Stream.of(ProfileField.SCORE_REASON, ProfileField.MATCH_REASON)
                    .map(profile::get)
                    .filter(Objects::nonNull)
                    .map(FieldValue::asText)
                    .toList();
            String slot = rule.name() + " " + today;
            return activity(profile, Kind.TASK, slot, cut(subject), lines, today.plusDays(rule.dueInDays()), today);
        });
    }

    /** The rule in a task's slot. */
    public static String ruleOf(String slot) {
        return slot.substring(0, Math.max(0, slot.indexOf(' ')));
    }

    private static Activity activity(
            Map<ProfileField, FieldValue> profile,
            Kind kind,
            String slot,
            String subject,
            List<String> lines,
            @Nullable LocalDate due,
            LocalDate day) {
        CompanyKey key = new CompanyKey(text(profile, ProfileField.KEY));
        List<String> all = new ArrayList<>(lines);
        all.add(text(profile, ProfileField.SOURCE) + ". " + text(profile, ProfileField.USAGE_RESTRICTION));
        all.add(Activity.mark(key, kind, slot));
        return new Activity(key, kind, slot, subject, String.join("\n", all), due, day);
    }

    private static String text(Map<ProfileField, FieldValue> profile, ProfileField field) {
        FieldValue value = profile.get(field);
        return value == null ? "" : value.asText();
    }

    private static String ranked(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_PAGES)
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String number(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SUBJECT ? text : text.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
