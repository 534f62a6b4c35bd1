package org.herkomst.connector.resolver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.DomainName;
import org.herkomst.connector.resolver.names.NameText;
import org.jspecify.annotations.Nullable;

/**
 * What a record of a company database amounts to: with the vendor's type ({@code given}), without one but told from the provider
 * ({@code none}), or with nothing to tell it by ({@code bare}).
 */
final class MmdbReading {
    private static final Grounds TYPED = grounds("given");
    private static final Grounds UNTYPED = grounds("none");
    private static final Grounds BARE = grounds("bare");

    private MmdbReading() {}

    private static Grounds grounds(String type) {
        return new Grounds(Basis.DATABASE, List.of("type=" + type));
    }

    /** A record with a name and, mostly, the vendor's type. */
    static Optional<Named> labelled(
            @Nullable String name,
            @Nullable String domain,
            @Nullable String type,
            @Nullable String holder,
            @Nullable String country) {
        String known = text(name);
        return known == null ? Optional.empty() : Optional.of(claim(known, domain, country, kind(type), text(holder)));
    }

    /** A record of traits: the organisation, or else the provider alone. */
    static Optional<Named> traits(MmdbRecords.Traits traits, @Nullable String country) {
        String organisation = text(traits.organization());
        String isp = text(traits.isp());
        String provider = isp != null ? isp : text(traits.holder());
        if (organisation != null) {
            return Optional.of(claim(organisation, traits.domain(), country, kind(traits.userType()), provider));
        }
        if (provider == null) {
            return Optional.empty();
        }
        OrganisationKind kind = kind(traits.userType())
                .filter(known -> !known.nameable())
                .or(() -> OperatorNames.kind(provider))
                .orElse(OrganisationKind.ISP);
        return Optional.of(Named.of(provider, null, code(country), kind, BARE));
    }

    private static Named claim(
            String name,
            @Nullable String domain,
            @Nullable String country,
            Optional<OrganisationKind> vendor,
            @Nullable String provider) {
        String registrable = Optional.ofNullable(domain)
                .flatMap(DomainName::parse)
                .map(DomainName::value)
                .orElse(null);
        if (OperatorNames.isPool(name) && vendor.map(OrganisationKind::nameable).orElse(true)) {
            return Named.of(name, null, code(country), OrganisationKind.ISP, BARE);
        }
        if (vendor.isPresent()) {
            return Named.of(name, registrable, code(country), vendor.get(), TYPED);
        }
        boolean same = provider != null && core(provider).equals(core(name));
        OrganisationKind kind =
                OperatorNames.kind(name).orElse(same ? OrganisationKind.ISP : OrganisationKind.BUSINESS);
        return Named.of(name, registrable, code(country), kind, provider == null ? BARE : UNTYPED);
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

    /** The text with single spaces; null where it is blank. */
    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : NameText.tidy(text);
    }
}
