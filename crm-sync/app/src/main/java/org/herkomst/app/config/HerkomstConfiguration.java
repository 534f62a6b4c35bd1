package org.herkomst.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.connector.resolver.ResolverSettings;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.herkomst.targets.TargetSettings;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, already checked: every path resolved, every name that a job uses present.
 *
 * @param data folder of index, work files, embedded database, and {@code visit.key}
 * @param database where the database is
 * @param sources sources by name
 * @param exclude what doesn't count
 * @param resolver the resolver's inputs, with people's corrections from the data folder
 * @param privacy basis, notice, retention
 * @param targets CRMs by name
 * @param guards limits
 * @param jobs jobs by name
 * @param service what {@code serve} needs besides
 * @param optOutPage the public opt-out page; absent: none is served
 * @param version short hash of the configuration without secrets; the run report's {@code config_version}
 * @param values each value that was set, by its key, without tokens and passwords; only digests of them may leave the memory
 */
public record HerkomstConfiguration(
        Path data,
        Database database,
        Map<String, Source> sources,
        Exclude exclude,
        ResolverSettings resolver,
        Privacy privacy,
        Map<String, Target> targets,
        Guards guards,
        Map<String, Job> jobs,
        Service service,
        @Nullable OptOutPage optOutPage,
        String version,
        Map<String, String> values) {
    private static final String CORRECTIONS = "corrections.csv";

    public HerkomstConfiguration {
        resolver = resolver.corrected(data.resolve(CORRECTIONS));
    }

    /** One that came from no file, without an opt-out page. */
    public HerkomstConfiguration(
            Path data,
            Database database,
            Map<String, Source> sources,
            Exclude exclude,
            ResolverSettings resolver,
            Privacy privacy,
            Map<String, Target> targets,
            Guards guards,
            Map<String, Job> jobs,
            Service service,
            String version) {
        this(
                data, database, sources, exclude, resolver, privacy, targets, guards, jobs, service, null, version,
                Map.of());
    }

    /** The same with an opt-out page, or without. */
    public HerkomstConfiguration with(@Nullable OptOutPage page) {
        return new HerkomstConfiguration(
                data, database, sources, exclude, resolver, privacy, targets, guards, jobs, service, page, version,
                values);
    }

    /** The file of the resolver's index. */
    public Path index() {
        return data.resolve("resolver.index");
    }

    /** The file in which the resolver finds people's corrections. */
    public Path corrections() {
        return data.resolve(CORRECTIONS);
    }

    /**
     * The database.
     *
     * @param url JDBC URL, H2 or PostgreSQL, as configured; see {@code store.DatabaseUrl} for what is added to an H2 one
     */
    public record Database(
            String url, @Nullable String username, @Nullable Secret password) {}

    /** A source: exactly one of both is there. */
    public record Source(@Nullable Matomo matomo, @Nullable Export export) {}

    /** Matomo's API. */
    public record Matomo(URI url, Secret token, List<Integer> sites, int pageSize, Duration timeout) {}

    /** Export files. */
    public record Export(Path folder, boolean deleteAfter, ZoneId zone) {}

    /** What doesn't count. */
    public record Exclude(List<String> ranges, List<String> pageGroups) {}

    /** Basis, notice, retention. */
    public record Privacy(
            LegalBasis basis,
            @Nullable Consent consent,
            @Nullable Notice notice,
            Retention retention) {}

    /** Where Matomo records consent. */
    public record Consent(int dimension, String value) {}

    /** The published notice. */
    public record Notice(URI url, LocalDate published) {}

    /** How long visit rows and day sums are kept. */
    public record Retention(Duration visits, Duration sums) {}

    /**
     * A CRM account.
     *
     * @param timeout longest wait for one answer
     * @param longestInFlight how long after it was sent a write may still land
     * @param options what its type takes besides, by name; none of them is to be shown
     */
    public record Target(
            String type,
            URI url,
            Secret token,
            @Nullable Secret setupToken,
            String mapping,
            Duration timeout,
            Duration longestInFlight,
            Map<String, Secret> options) {
        public Target {
            options = Map.copyOf(options);
        }

        /** With the usual time in flight. */
        public Target(
                String type, URI url, Secret token, @Nullable Secret setupToken, String mapping, Duration timeout) {
            this(type, url, token, setupToken, mapping, timeout, TargetSettings.IN_FLIGHT, Map.of());
        }
    }

    /** A job. */
    public record Job(
            String source, String target, @Nullable String cron, ZoneId zone, int firstDays) {}

    /**
     * The service.
     *
     * @param address where it listens
     * @param port its port; 0: any free one
     * @param upkeep when upkeep runs, as a cron expression
     * @param zone the zone of that
     */
    public record Service(String address, int port, String upkeep, ZoneId zone) {
        /** Loopback, port 8484, upkeep at half past four. */
        public static final Service STANDARD = new Service("127.0.0.1", 8484, "0 30 4 * * *", ZoneId.of("UTC"));
    }

    /**
     * The public opt-out page.
     *
     * @param address where it listens
     * @param port its port; 0: any free one
     * @param url its address in public, for the links in mails; a path in it is before all of its paths
     * @param contact another way to object, shown to everybody
     * @param languages its languages, the standard one first
     * @param trustedProxies addresses and ranges whose {@code X-Forwarded-For} is believed
     * @param mail how its mails go out
     */
    public record OptOutPage(
            String address,
            int port,
            URI url,
            String contact,
            List<String> languages,
            List<String> trustedProxies,
            Smtp mail) {
        /** The languages that there are. */
        public static final List<String> LANGUAGES = List.of("en", "nl", "de", "fr");

        /**
         * A mail server.
         *
         * @param startTls whether the connection must change over to TLS; port 465 has it from the beginning
         */
        public record Smtp(
                String host,
                int port,
                @Nullable String username,
                @Nullable Secret password,
                String from,
                boolean startTls) {}
    }
}
