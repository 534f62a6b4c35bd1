package org.herkomst.core.review;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.core.company.Company;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.review.Question.Kind;
import org.jspecify.annotations.Nullable;

/** Questions whether a company is meant by an opt-out. A yes opts it out by the strongest that is known of it, which holds for all its aliases. */
public final class CompanyQuestions {
    static final String YES = "yes";
    static final String BY = "by";
    static final String VALUE = "value";
    static final String REASON = "reason";
    private static final List<String> CHOICES = List.of(YES, "no");

    private CompanyQuestions() {}

    /** Asks whether a company whose name is nearly the same is meant. */
    public static Question nearName(OptOut optOut, Company company, Instant now) {
        String text = "Is %s the company that objected as \"%s\"? The names are nearly the same."
                .formatted(named(company), optOut.given());
        return question(Kind.NEAR_NAME, optOut, company, text, now);
    }

    /** Asks whether a company belongs to the group of the one that objected. */
    public static Question groupMember(OptOut optOut, Company company, Instant now) {
        String text = "Does %s belong to the group that objected as \"%s\"? Nothing but its name says so."
                .formatted(named(company), optOut.given());
        return question(Kind.GROUP_MEMBER, optOut, company, text, now);
    }

    private static Question question(Kind kind, OptOut optOut, Company company, String text, Instant now) {
        Map<String, String> details = new TreeMap<>(strongest(company.facts()));
        details.put(REASON, reason(kind) + " " + optOut.given());
        details.put("company", company.key().value());
        // The key comes back with the company, so the pair is known again after everything else of it was erased.
        String subject = optOut.kind().name().toLowerCase(Locale.ROOT) + ":" + optOut.value() + " "
                + company.key().value();
        return new Question(0, kind, subject, text, CHOICES, new TreeMap<>(details), now, null);
    }

    private static String reason(Kind kind) {
        return kind == Kind.NEAR_NAME ? "named nearly as" : "of the group of";
    }

    private static Map<String, String> strongest(CompanyFacts facts) {
        String domain = facts.domain();
        if (!facts.registers().isEmpty()) {
            String register = facts.registers().stream().sorted().findFirst().orElseThrow();
            return Map.of(
                    BY,
                    OptOut.Kind.REGISTER.name(),
                    VALUE,
                    register.toLowerCase(Locale.ROOT).strip());
        }
        return domain != null && !FreeMail.isFreeMail(domain)
                ? Map.of(BY, OptOut.Kind.DOMAIN.name(), VALUE, domain.toLowerCase(Locale.ROOT))
                : Map.of(
                        BY,
                        OptOut.Kind.NAME.name(),
                        VALUE,
                        CompanyName.of(facts.name(), facts.country()).core());
    }

    private static String named(Company company) {
        CompanyFacts facts = company.facts();
        String more = Stream.concat(Stream.of(text(facts.city()), text(facts.domain())), facts.registers().stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return more.isEmpty() ? facts.name() : facts.name() + " (" + more + ")";
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
