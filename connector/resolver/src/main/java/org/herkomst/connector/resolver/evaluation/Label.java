package org.herkomst.connector.resolver.evaluation;

import java.time.LocalDate;
import java.util.function.Function;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be true of one range.
 *
 * @param range the range; its middle address is asked
 * @param name the organisation's name as the label has it; may be empty where a domain is known, or for a provider
 * @param domain its domain as the label has it, where known
 * @param kind what the organisation is; internet and hosting providers are never to be named
 * @param nameable false where the name is a code that nobody could turn into a name
 * @param asn number of the AS, digits only, where known
 * @param country ISO 3166-1 alpha-2 in upper case, where known
 * @param registry the registry or source of the label in upper case, where known
 * @param firstSeen since when the label was known, where known
 */
public record Label(
        LabelledRange range,
        String name,
        @Nullable String domain,
        OrganisationKind kind,
        boolean nameable,
        @Nullable String asn,
        @Nullable String country,
        @Nullable String registry,
        @Nullable LocalDate firstSeen) {

    /** A label with nothing but what the smallest file holds. */
    public static Label of(LabelledRange range, String name, @Nullable String domain, OrganisationKind kind) {
        return new Label(range, name, domain, kind, true, null, null, null, null);
    }

    /** Asks a resolver about the range's middle address; the function gets it as text, as {@code ResolverIndex::lookup} wants it. */
    public Answered ask(Function<String, Resolution> resolver) {
        return new Answered(this, resolver.apply(range.middle()));
    }

    /** Whether an answer that names this company is right; never for a provider's label. */
    public boolean isMeantBy(CompanyFacts answer) {
        return isOrganisation() && CompanyMatch.matches(this, answer);
    }

    /** Whether the label names an organisation that may be shown; false for internet and hosting providers. */
    public boolean isOrganisation() {
        return kind.nameable();
    }
}
