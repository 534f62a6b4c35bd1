package org.herkomst.app.job;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.herkomst.app.config.ConfigurationException;
import org.herkomst.app.config.ConfigurationException.Fault;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.CorrectionsExport;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.ExportSettings;
import org.herkomst.connector.matomo.FeedContext;
import org.herkomst.connector.matomo.MatomoSettings;
import org.herkomst.connector.matomo.VisitFeed;
import org.herkomst.connector.matomo.VisitRules;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.herkomst.connector.resolver.ResolverIndex;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.SyncPipeline;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingException;
import org.herkomst.mappings.MappingSet;
import org.herkomst.mappings.Mappings;
import org.jspecify.annotations.Nullable;

/** What one run works with, opened from the configuration. */
final class RunParts implements AutoCloseable {
    private static final int TRIES = 5;
    private final ResolverIndex index;
    private final Mapping mapping;
    private final List<OptOut> ranges;
    private @Nullable VisitFeed feed;
    private @Nullable CrmTarget target;

    private RunParts(ResolverIndex index, Mapping mapping, List<OptOut> ranges) {
        this.index = index;
        this.mapping = mapping;
        this.ranges = ranges;
    }

    static RunParts open(SyncRequest request, Workspace workspace) {
        HerkomstConfiguration configuration = request.configuration();
        String targetName = job(request).target();
        Mapping mapping = mapping(
                targetName,
                Objects.requireNonNull(configuration.targets().get(targetName), "target")
                        .mapping());
        CorrectionsExport.write(configuration, workspace.stores());
        ResolverIndex index = ResolverIndex.open(configuration.resolver(), configuration.index());
        List<OptOut> ranges = workspace.stores().optOuts().all().stream()
                .filter(o -> o.kind() == OptOut.Kind.RANGE)
                .toList();
        return new RunParts(index, mapping, ranges);
    }

    /** The job of a request; the configuration's check saw to it that it is there. */
    static HerkomstConfiguration.Job job(SyncRequest request) {
        return Objects.requireNonNull(request.configuration().jobs().get(request.job()), "job");
    }

    static Mapping mapping(String target, String name) {
        try {
            return Mappings.named(name);
        } catch (MappingException e) {
            throw new ConfigurationException(e.faults().stream()
                    .map(f -> new Fault(
                            f.where(), "herkomst.targets." + target + ".mapping: " + f.key(), f.message(), f.action()))
                    .toList());
        }
    }

    String indexVersion() {
        return index.manifest().version();
    }

    String mappingHash() {
        return mapping.hash();
    }

    /** Opens source and target. */
    SyncPipeline.Parts connect(SyncRequest request, Workspace workspace, Clock clock) {
        VisitFeed opened = feed(
                request,
                new FeedContext(index.resolver(), rules(request, clock), workspace.visitKey(), clock, Waits::sleep));
        feed = opened;
        String targetName = job(request).target();
        CrmTarget crm = Connections.target(request.configuration(), targetName, false);
        target = crm;
        List<CompanyFacts> opted = ranges.stream()
                .flatMap(o -> index.companiesAround(o.value()).stream())
                .toList();
        return new SyncPipeline.Parts(opened, crm, new MappingSet(mapping), opted, clock, new SecureRandom());
    }

    /** Looks at the target's fields, before they fail a run. */
    void watch(SyncRequest request, Workspace workspace, Clock clock, RunReport report) {
        if (target != null) {
            new SchemaWatch(workspace.schemas(), job(request).target(), mapping, clock)
                    .look(target, report, !request.dryRun());
        }
    }

    private static ExportSettings exports(String name, HerkomstConfiguration.Export export) {
        return new ExportSettings(name, export.folder(), export.deleteAfter(), export.zone());
    }

    private static VisitFeed feed(SyncRequest request, FeedContext context) {
        String name = job(request).source();
        HerkomstConfiguration.Source source =
                Objects.requireNonNull(request.configuration().sources().get(name), "source");
        HerkomstConfiguration.Matomo matomo = source.matomo();
        if (matomo != null) {
            MatomoSettings settings = new MatomoSettings(
                    name, matomo.url(), matomo.token(), matomo.sites(), matomo.pageSize(), matomo.timeout(), TRIES);
            return VisitFeed.matomo(settings, context);
        }
        HerkomstConfiguration.Export export = Objects.requireNonNull(source.export(), "export");
        return VisitFeed.exports(exports(name, export), context);
    }

    private VisitRules rules(SyncRequest request, Clock clock) {
        HerkomstConfiguration configuration = request.configuration();
        List<String> excluded = new ArrayList<>(configuration.exclude().ranges());
        ranges.forEach(o -> excluded.add(o.value()));
        HerkomstConfiguration.Consent consent = configuration.privacy().consent();
        HerkomstConfiguration.Notice notice = configuration.privacy().notice();
        int days = job(request).firstDays();
        return new VisitRules(
                ExcludedRanges.parse(excluded),
                configuration.exclude().pageGroups(),
                consent == null ? null : new VisitRules.Consent(consent.dimension(), consent.value()),
                notice == null ? null : notice.published(),
                clock.instant().minus(Duration.ofDays(days)),
                request.backfill());
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
        if (target != null) {
            target.close();
        }
    }
}
