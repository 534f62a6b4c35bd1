package org.herkomst.connector.resolver;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields that we read of a company database. The reader's library makes these by reflection, so they are public inside this
 * package-private class. Field names: IPinfo "company" schema; MaxMind GeoIP2 ISP and Enterprise; DB-IP in its MaxMind-compatible form.
 */
final class MmdbRecords {
    private MmdbRecords() {}

    /** IPinfo: {@code name, domain, type, as_name, as_domain, country}. */
    public record Flat(
            @Nullable String name,
            @Nullable String domain,
            @Nullable String type,
            @Nullable String asName,
            @Nullable String country) {
        @MaxMindDbConstructor
        public Flat(
                @MaxMindDbParameter(name = "name") @Nullable String name,
                @MaxMindDbParameter(name = "domain") @Nullable String domain,
                @MaxMindDbParameter(name = "type") @Nullable String type,
                @MaxMindDbParameter(name = "as_name") @Nullable String asName,
                @MaxMindDbParameter(name = "country") @Nullable String country) {
            this.name = name;
            this.domain = domain;
            this.type = type;
            this.asName = asName;
            this.country = country;
        }

        Optional<Named> claim() {
            return MmdbReading.labelled(name, domain, type, asName, country);
        }
    }

    /** The same where {@code country} is something else than text. */
    public record FlatBare(
            @Nullable String name,
            @Nullable String domain,
            @Nullable String type,
            @Nullable String asName) {
        @MaxMindDbConstructor
        public FlatBare(
                @MaxMindDbParameter(name = "name") @Nullable String name,
                @MaxMindDbParameter(name = "domain") @Nullable String domain,
                @MaxMindDbParameter(name = "type") @Nullable String type,
                @MaxMindDbParameter(name = "as_name") @Nullable String asName) {
            this.name = name;
            this.domain = domain;
            this.type = type;
            this.asName = asName;
        }

        Optional<Named> claim() {
            return MmdbReading.labelled(name, domain, type, asName, null);
        }
    }

    /** {@code isp, organization, user_type, domain}, at the top (ISP) or under {@code traits} (Enterprise). */
    public record Traits(
            @Nullable String isp,
            @Nullable String organization,
            @Nullable String holder,
            @Nullable String domain,
            @Nullable String userType) {
        @MaxMindDbConstructor
        public Traits(
                @MaxMindDbParameter(name = "isp") @Nullable String isp,
                @MaxMindDbParameter(name = "organization") @Nullable String organization,
                @MaxMindDbParameter(name = "autonomous_system_organization") @Nullable String holder,
                @MaxMindDbParameter(name = "domain") @Nullable String domain,
                @MaxMindDbParameter(name = "user_type") @Nullable String userType) {
            this.isp = isp;
            this.organization = organization;
            this.holder = holder;
            this.domain = domain;
            this.userType = userType;
        }

        Traits or(@Nullable Traits other) {
            return other == null
                    ? this
                    : new Traits(
                            either(isp, other.isp),
                            either(organization, other.organization),
                            either(holder, other.holder),
                            either(domain, other.domain),
                            either(userType, other.userType));
        }

        private static @Nullable String either(@Nullable String one, @Nullable String other) {
            return one != null ? one : other;
        }
    }

    /** MaxMind ISP and Enterprise, DB-IP. */
    public record Nested(
            Traits top, @Nullable Traits traits, @Nullable Country country) {
        @MaxMindDbConstructor
        public Nested(
                @MaxMindDbParameter(name = "isp") @Nullable String isp,
                @MaxMindDbParameter(name = "organization") @Nullable String organization,
                @MaxMindDbParameter(name = "autonomous_system_organization") @Nullable String holder,
                @MaxMindDbParameter(name = "domain") @Nullable String domain,
                @MaxMindDbParameter(name = "user_type") @Nullable String userType,
                @MaxMindDbParameter(name = "traits") @Nullable Traits traits,
                @MaxMindDbParameter(name = "country") @Nullable Country country) {
            this(new Traits(isp, organization, holder, domain, userType), traits, country);
        }

        Optional<Named> claim() {
            return MmdbReading.traits(top.or(traits), country == null ? null : country.code());
        }
    }

    /** The same where {@code country} is something else than a map. */
    public record NestedBare(Traits top, @Nullable Traits traits) {
        @MaxMindDbConstructor
        public NestedBare(
                @MaxMindDbParameter(name = "isp") @Nullable String isp,
                @MaxMindDbParameter(name = "organization") @Nullable String organization,
                @MaxMindDbParameter(name = "autonomous_system_organization") @Nullable String holder,
                @MaxMindDbParameter(name = "domain") @Nullable String domain,
                @MaxMindDbParameter(name = "user_type") @Nullable String userType,
                @MaxMindDbParameter(name = "traits") @Nullable Traits traits) {
            this(new Traits(isp, organization, holder, domain, userType), traits);
        }

        Optional<Named> claim() {
            return MmdbReading.traits(top.or(traits), null);
        }
    }

    /** A country as MaxMind has it. */
    public record Country(@Nullable String code) {
        @MaxMindDbConstructor
        public Country(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
            this.code = code;
        }
    }
}
