package org.herkomst.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.names.LegalClass;
import org.herkomst.connector.resolver.names.LegalForm;
import org.herkomst.core.company.Company;

/** Policies by the rules of {@code policies.csv}. */
final class RuledPolicies implements PolicyWriter {
    private static final int MONTHS_KEPT = 12;

    private final List<PolicyRule> rules = PolicyRule.bundled();
    private final String basis;

    RuledPolicies(LegalBasis basis) {
        this.basis =
                basis == LegalBasis.CONSENT ? "Consent (Art. 6(1)(a) GDPR)" : "Legitimate interest (Art. 6(1)(f) GDPR)";
    }

    @Override
    public UsagePolicy write(Company company, LocalDate lastVisit) {
        String country =
                company.facts().country() == null ? "" : company.facts().country();
        PolicyRule rule = rules.stream()
                .filter(r -> r.fits(country.toUpperCase(Locale.ROOT), form(company), lastVisit))
                .findFirst()
                .orElseThrow();
        return new UsagePolicy(
                rule.id(), basis, rule.sentence(lastVisit), lastVisit.plusMonths(MONTHS_KEPT), agreements(company));
    }

    private static String form(Company company) {
        List<LegalClass> classes = StandardGate.forms(company.facts())
                .map(LegalForm::legalClass)
                .filter(c -> c != LegalClass.UNKNOWN)
                .distinct()
                .toList();
        return classes.equals(List.of(LegalClass.LEGAL_PERSON)) ? "legal_person" : "other";
    }

    private static List<String> agreements(Company company) {
        return company.evidence().stream()
                .filter(e -> !e.permits().equals(usual(e)))
                .map(e -> "Input " + e.input() + " (" + e.licence() + "): the operator states that it permits "
                        + e.permits().stream()
                                .map(p -> p.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList())
                .distinct()
                .sorted()
                .toList();
    }

    /** What {@code permits} means where it is left out; for mmdb it must be said. */
    private static Set<Permission> usual(Evidence evidence) {
        return switch (evidence.input()) {
            case "mmdb" -> Set.of();
            case "rpsl" -> Set.of(Permission.NETWORK);
            default -> Set.of(Permission.MARKETING);
        };
    }
}
