package org.herkomst.connector.resolver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.herkomst.connector.resolver.evaluation.Answered;
import org.herkomst.connector.resolver.evaluation.Evaluation;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.herkomst.connector.resolver.names.NameLikeness;

/** What simpler resolvers would say of the same rows, for comparison. */
final class SimpleRules {
    private static final Set<String> ORGANISATIONS = Set.of("business", "education", "government");
    private static final Resolution NOTHING = new Resolution.None(NoCompany.UNKNOWN, "the rule names nobody");

    private final WhoisSample sample;

    SimpleRules(WhoisSample sample) {
        this.sample = sample;
    }

    EvaluationReport answer(Function<WhoisRow, Optional<String>> rule) {
        List<Answered> answers = sample.rows().stream()
                .map(row -> new Answered(
                        row.label(), rule.apply(row).map(SimpleRules::company).orElse(NOTHING)))
                .toList();
        return Evaluation.of(answers, EvaluationOptions.STANDARD);
    }

    private static Resolution company(String name) {
        CompanyFacts facts = Named.of(name, null, null, OrganisationKind.BUSINESS, Grounds.OPERATOR)
                .facts();
        Evidence evidence = new Evidence("rule", "none", null, SizeClass.OFFICE, Set.of(Permission.MARKETING));
        return new Resolution.Company(facts, 1, List.of(evidence), "a simple rule");
    }

    /** The network operator, whoever it is. */
    Optional<String> holder(WhoisRow row) {
        return Optional.ofNullable(sample.holder(row.cell("asn")).get("name"));
    }

    /** The network operator where its type says it is no provider. */
    Optional<String> organisationHolder(WhoisRow row) {
        return holder(row)
                .filter(name ->
                        ORGANISATIONS.contains(sample.holder(row.cell("asn")).getOrDefault("type", "")));
    }

    /** Whatever stands first. */
    Optional<String> firstDescription(WhoisRow row) {
        String text = row.cell("descr").isEmpty() ? row.cell("org_name") : row.cell("descr");
        return Optional.of(text).filter(name -> !name.isBlank());
    }

    /** The first description of a customer's record, unless it has a word of a pool, no letters, or the operator's name. */
    Optional<String> carefulDescription(WhoisRow row) {
        String status = row.cell("status").toUpperCase(Locale.ROOT);
        boolean customer =
                !status.startsWith("ALLOC") && !status.startsWith("AGGREGATED") && !status.startsWith("REALLOCATION");
        return firstDescription(row)
                .filter(name -> customer)
                .filter(name -> !OperatorNames.isPool(name))
                .filter(name -> holder(row)
                        .filter(holder -> NameLikeness.alike(WhoisRow.core(name), WhoisRow.core(holder)))
                        .isEmpty());
    }
}
