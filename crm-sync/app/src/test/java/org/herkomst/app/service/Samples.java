package org.herkomst.app.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.connector.resolver.InputSettings;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.ResolverSettings;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.jspecify.annotations.Nullable;

/** Configurations of the service's tests. */
public final class Samples {
    /** The zone of the job {@code nightly}. */
    public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private Samples() {}

    /** One job {@code nightly} that nothing is read or sent for. */
    public static HerkomstConfiguration configuration(@Nullable String cron) {
        return configuration(
                Path.of("nowhere"),
                URI.create("http://127.0.0.1:1"),
                "none",
                Map.of("nightly", new Job("web", "crm", cron, AMSTERDAM, 90)),
                false);
    }

    /**
     * Jobs whose sources are folders of exports in {@code folder}, named like the sources; sources are the jobs' own.
     *
     * @param deleteAfter whether files are deleted once they are read
     */
    public static HerkomstConfiguration configuration(
            Path folder, URI crm, String token, Map<String, Job> jobs, boolean deleteAfter) {
        Map<String, HerkomstConfiguration.Source> sources = new LinkedHashMap<>();
        jobs.values()
                .forEach(job -> sources.put(
                        job.source(),
                        new HerkomstConfiguration.Source(
                                null,
                                new HerkomstConfiguration.Export(
                                        folder.resolve(job.source()), deleteAfter, job.zone()))));
        return new HerkomstConfiguration(
                folder,
                new HerkomstConfiguration.Database("jdbc:h2:file:" + folder.resolve("herkomst"), null, null),
                sources,
                new HerkomstConfiguration.Exclude(List.of(), List.of()),
                new ResolverSettings(
                        List.of(new InputSettings(
                                "ranges", folder.resolve("ranges.csv"), null, "own", Set.of(Permission.MARKETING))),
                        0.7),
                new HerkomstConfiguration.Privacy(
                        LegalBasis.LEGITIMATE_INTEREST,
                        null,
                        new HerkomstConfiguration.Notice(
                                URI.create("https://www.example.com/privacy"), LocalDate.EPOCH),
                        new HerkomstConfiguration.Retention(Duration.ofDays(30), Duration.ofDays(395))),
                Map.of(
                        "crm",
                        new HerkomstConfiguration.Target(
                                "hubspot", crm, new Secret(token), null, "hubspot", Duration.ofSeconds(30))),
                new Guards(1000, 1),
                jobs,
                new HerkomstConfiguration.Service("127.0.0.1", 0, "0 30 4 * * *", ZoneId.of("UTC")),
                "v");
    }

    /** A configuration with another service. */
    public static HerkomstConfiguration with(HerkomstConfiguration c, HerkomstConfiguration.Service service) {
        return new HerkomstConfiguration(
                c.data(),
                c.database(),
                c.sources(),
                c.exclude(),
                c.resolver(),
                c.privacy(),
                c.targets(),
                c.guards(),
                c.jobs(),
                service,
                c.version());
    }
}
