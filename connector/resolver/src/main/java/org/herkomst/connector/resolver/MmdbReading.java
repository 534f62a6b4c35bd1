package org.herkomst.connector.resolver;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a record of a company database amounts to. The confidences are a first form, before the range's size counts; a later issue
 * calibrates them against labels.
 */
final class MmdbReading {
    /** The vendor calls it a business, a school or a public body. */
    static final double TYPED = 0.85;

    /** No type, but the organisation isn't the provider. */
    static final double UNTYPED = 0.75;

    /** No type, and nothing to tell the organisation from a provider by. */
    static final double BARE = 0.6;

    private MmdbReading() {}

    /** A record with a name and, mostly, the vendor's type. */
    static Optional<Claim> labelled(
            @Nullable String name,
            @Nullable String domain,
            @Nullable String type,
            @Nullable String holder,
            @Nullable String country) {
        if (isBlank(name)) {
            return Optional.empty();
        }
        Optional<OrganisationKind> kind = kind(type);
        return Optional.of(claim(name, domain, country, kind, holder));
    }

    /** A record of traits: the organisation, or else the provider alone. */
    static Optional<Claim> traits(MmdbRecords.Traits traits, @Nullable String country) {
        String organisation = traits.organization();
        String provider = isBlank(traits.isp()) ? traits.holder() : traits.isp();
        if (!isBlank(organisation)) {
            return Optional.of(claim(organisation, traits.domain(), country, kind(traits.userType()), provider));
        }
        if (isBlank(provider)) {
            return Optional.empty();
        }
        OrganisationKind kind = kind(traits.userType())
                .filter(known -> !known.nameable())
                .or(() -> OperatorNames.kind(provider))
                .orElse(OrganisationKind.ISP);
        return Optional.of(Claim.of(NameText.tidy(provider), null, code(country), kind, BARE));
    }

    private static Claim claim(
            String name,
            @Nullable String domain,
            @Nullable String country,
            Optional<OrganisationKind> vendor,
            @Nullable String provider) {
        String tidy = NameText.tidy(name);
        String registrable = isBlank(domain)
                ? null
                : DomainName.parse(domain).map(DomainName::value).orElse(null);
        if (OperatorNames.isPool(tidy) && vendor.map(OrganisationKind::nameable).orElse(true)) {
            return Claim.of(tidy, null, code(country), OrganisationKind.ISP, BARE);
        }
        if (vendor.isPresent()) {
            return Claim.of(tidy, registrable, code(country), vendor.get(), TYPED);
        }
        boolean same = !isBlank(provider) && core(provider).equals(core(tidy));
        OrganisationKind kind =
                OperatorNames.kind(tidy).orElse(same ? OrganisationKind.ISP : OrganisationKind.BUSINESS);
        return Claim.of(tidy, registrable, code(country), kind, isBlank(provider) ? BARE : UNTYPED);
    }

    private static String core(String name) {
        return CompanyName.of(name, null).core();
    }

    /** The vendors' words: IPinfo's types and MaxMind's user types. */
    private static Optional<OrganisationKind> kind(@Nullable String type) {
        return switch (type == null ? "" : type.strip().toLowerCase(Locale.ROOT)) {
            case "business", "corporate", "company", "commercial", "enterprise" ->
                Optional.of(OrganisationKind.BUSINESS);
            case "education", "college", "school", "library", "university" -> Optional.of(OrganisationKind.EDUCATION);
            case "government", "military" -> Optional.of(OrganisationKind.GOVERNMENT);
            case "hosting",
                    "content_delivery_network",
                    "search_engine_spider",
                    "consumer_privacy_network",
                    "datacenter",
                    "cdn" -> Optional.of(OrganisationKind.HOSTING);
            case "isp", "residential", "cellular", "mobile", "dialup", "router", "traveler", "cafe", "consumer" ->
                Optional.of(OrganisationKind.ISP);
            default -> Optional.empty();
        };
    }

    private static @Nullable String code(@Nullable String country) {
        String code = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{2}") ? code : null;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
