package org.herkomst.connector.resolver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.NameText;
import org.herkomst.connector.resolver.names.PersonName;
import org.herkomst.connector.resolver.names.RecordName;
import org.herkomst.connector.resolver.rpsl.RpslNetwork;
import org.herkomst.connector.resolver.rpsl.RpslOrganisation;
import org.jspecify.annotations.Nullable;

/** What registries' records amount to: a company with the features that the confidence model weighs, or nobody and why. */
final class RegistryClaims {
    private static final int MANY_DIGITS = 4;
    private static final int HINT = 4;

    private final OrganisationDomains domains;
    private final Map<List<String>, Grounds> known = new HashMap<>();

    RegistryClaims(OrganisationDomains domains) {
        this.domains = domains;
    }

    /** What one record says, before it is known on how many ranges its name stands. */
    Claim of(RpslNetwork network, @Nullable RpslOrganisation organisation) {
        RegistryStatus status = RegistryStatus.of(network.status());
        if (status == RegistryStatus.SHARED) {
            return Nobody.SHARED;
        }
        RegistryName given = RegistryName.of(network, organisation);
        if (given == null) {
            return Nobody.CODE;
        }
        if (OperatorNames.isPool(given.text())) {
            return Nobody.POOL;
        }
        Optional<String> name = RecordName.of(given.text());
        if (name.isEmpty()) {
            return Nobody.CODE;
        }
        return PersonName.looksLikePerson(name.get())
                ? Nobody.PERSON
                : named(name.get(), given, status, new Recorded(network, organisation));
    }

    private record Recorded(RpslNetwork network, @Nullable RpslOrganisation organisation) {
        @Nullable
        String country() {
            return organisation != null && organisation.country() != null ? organisation.country() : network.country();
        }
    }

    private Named named(String name, RegistryName given, RegistryStatus status, Recorded record) {
        String country = code(record.country());
        String domain = given.source() == RegistryName.Source.ORGANISATION && record.organisation != null
                ? domains.of(record.organisation).orElse(null)
                : null;
        List<String> features = new ArrayList<>();
        features.add("registry=" + record.network.registry().name().toLowerCase(Locale.ROOT));
        features.add("status=" + status.word());
        features.add("source=" + given.source().word());
        features.add("class=" + nameClass(name, country));
        features.add("words=" + (OperatorNames.kind(name).isPresent() ? "provider" : "plain"));
        features.add("netname=" + hint(record.network.netname(), name));
        features.add("changed=" + era(record.network.changed()));
        features.add("block=" + block(record.network.range()));
        features.add("domain=" + (domain == null ? "none" : "mail"));
        Grounds grounds = grounds(features);
        return Named.of(name, domain, country, OrganisationKind.BUSINESS, grounds);
    }

    /** Millions of records have a few thousand lists of features between them. */
    private Grounds grounds(List<String> features) {
        return known.computeIfAbsent(features, list -> new Grounds(Basis.REGISTRY, list));
    }

    private static String nameClass(String name, @Nullable String country) {
        if (CompanyName.of(name, country).legalForm() != null) {
            return "legal-form";
        }
        return name.chars().filter(Character::isDigit).count() >= MANY_DIGITS
                ? "digits"
                : PersonName.hasOrganisationWord(name) ? "organisation-word" : "plain";
    }

    /** Whether the network is called after the name, or like a pool of addresses. */
    private static String hint(String netname, String name) {
        String words = NameText.words(netname.replace('-', ' ').replace('_', ' '));
        String joined = words.replace(" ", "");
        for (String word : NameText.words(name).split(" ", -1)) {
            if (word.length() >= HINT && joined.contains(word.substring(0, HINT))) {
                return "alike";
            }
        }
        return OperatorNames.hasPoolWord(words) ? "pool" : words.isEmpty() ? "none" : "other";
    }

    private static String era(@Nullable LocalDate changed) {
        int year = changed == null ? 0 : changed.getYear();
        return year == 0 ? "unknown" : year < 2010 ? "old" : year < 2020 ? "middle" : "new";
    }

    /** How large the range is: one address, up to eight, up to sixteen, an office, more. */
    private static String block(AddressRange range) {
        if (!range.ipv4()) {
            return "ipv6";
        }
        long span = range.spanLow();
        return span == 0 ? "one" : span < 8 ? "eight" : span < 16 ? "sixteen" : span < 256 ? "office" : "more";
    }

    private static @Nullable String code(@Nullable String country) {
        String upper = country == null ? "" : country.toUpperCase(Locale.ROOT);
        return upper.matches("[A-Z]{2}") ? upper : null;
    }
}
