package org.herkomst.connector.resolver;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records of databases that say what hides behind a network: IPinfo "privacy" ({@code vpn, proxy, tor, relay, hosting}, truth values or the
 * texts {@code true} and {@code false}) and MaxMind GeoIP2 Anonymous IP ({@code is_anonymous_vpn, ...}). They name nobody; they filter.
 */
final class MmdbPrivacy {
    private MmdbPrivacy() {}

    private static Optional<Claim> claim(boolean hidden, boolean hosting) {
        return hidden ? Optional.of(Nobody.RELAY) : hosting ? Optional.of(Nobody.DATA_CENTRE) : Optional.empty();
    }

    /** IPinfo with truth values. */
    public record Flags(boolean hidden, boolean hosting) {
        @MaxMindDbConstructor
        public Flags(
                @MaxMindDbParameter(name = "vpn") @Nullable Boolean vpn,
                @MaxMindDbParameter(name = "proxy") @Nullable Boolean proxy,
                @MaxMindDbParameter(name = "tor") @Nullable Boolean tor,
                @MaxMindDbParameter(name = "relay") @Nullable Boolean relay,
                @MaxMindDbParameter(name = "hosting") @Nullable Boolean hosting) {
            this(isTrue(vpn) || isTrue(proxy) || isTrue(tor) || isTrue(relay), isTrue(hosting));
        }

        Optional<Claim> claim() {
            return MmdbPrivacy.claim(hidden, hosting);
        }
    }

    /** IPinfo with texts. */
    public record Texts(boolean hidden, boolean hosting) {
        @MaxMindDbConstructor
        public Texts(
                @MaxMindDbParameter(name = "vpn") @Nullable String vpn,
                @MaxMindDbParameter(name = "proxy") @Nullable String proxy,
                @MaxMindDbParameter(name = "tor") @Nullable String tor,
                @MaxMindDbParameter(name = "relay") @Nullable String relay,
                @MaxMindDbParameter(name = "hosting") @Nullable String hosting) {
            this(isTrue(vpn) || isTrue(proxy) || isTrue(tor) || isTrue(relay), isTrue(hosting));
        }

        Optional<Claim> claim() {
            return MmdbPrivacy.claim(hidden, hosting);
        }
    }

    /** MaxMind. */
    public record Anonymous(boolean hidden, boolean hosting) {
        @MaxMindDbConstructor
        public Anonymous(
                @MaxMindDbParameter(name = "is_anonymous_vpn") @Nullable Boolean vpn,
                @MaxMindDbParameter(name = "is_public_proxy") @Nullable Boolean proxy,
                @MaxMindDbParameter(name = "is_residential_proxy") @Nullable Boolean residential,
                @MaxMindDbParameter(name = "is_tor_exit_node") @Nullable Boolean tor,
                @MaxMindDbParameter(name = "is_hosting_provider") @Nullable Boolean hosting) {
            this(isTrue(vpn) || isTrue(proxy) || isTrue(residential) || isTrue(tor), isTrue(hosting));
        }

        Optional<Claim> claim() {
            return MmdbPrivacy.claim(hidden, hosting);
        }
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    private static boolean isTrue(@Nullable String text) {
        return text != null && text.strip().equalsIgnoreCase("true");
    }
}
