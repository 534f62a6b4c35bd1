package org.herkomst.core.policy;

import java.util.Optional;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.LegalClass;
import org.herkomst.connector.resolver.names.LegalForm;
import org.herkomst.connector.resolver.names.PersonName;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.Ruling;

/** The gate of the contract, first reason wins. */
final class StandardGate implements PrivacyGate {
    private static final int FEWEST_STAFF = 5;

    @Override
    public Optional<Withheld> withhold(Company company) {
        if (company.ruling() != null) {
            return Optional.of(company.ruling() == Ruling.WRONG ? Withheld.WRONG_COMPANY : Withheld.MUTED);
        }
        CompanyFacts facts = company.facts();
        if (has(facts, LegalClass.SOLE_TRADER)) {
            return Optional.of(Withheld.SOLE_TRADER);
        }
        if (has(facts, LegalClass.PARTNERSHIP)) {
            return Optional.of(Withheld.PARTNERSHIP);
        }
        if (PersonName.looksLikePerson(facts.name())) {
            return Optional.of(Withheld.PERSON_LIKE_NAME);
        }
        if (facts.employees() != null && facts.employees() < FEWEST_STAFF) {
            return Optional.of(Withheld.FEWER_THAN_FIVE_STAFF);
        }
        boolean permitted = company.evidence().stream().anyMatch(Evidence::permitsMarketing);
        return permitted ? Optional.empty() : Optional.of(Withheld.TERMS_OF_INPUT);
    }

    private static boolean has(CompanyFacts facts, LegalClass wanted) {
        return forms(facts).anyMatch(form -> form.legalClass() == wanted);
    }

    /** The legal forms in data and name. */
    static Stream<LegalForm> forms(CompanyFacts facts) {
        Stream<LegalForm> stated =
                facts.legalForm() == null || facts.legalForm().isBlank()
                        ? Stream.empty()
                        : Stream.of(LegalForm.of(facts.legalForm(), facts.country()));
        return Stream.concat(
                stated,
                Stream.ofNullable(CompanyName.of(facts.name(), facts.country()).legalForm()));
    }
}
