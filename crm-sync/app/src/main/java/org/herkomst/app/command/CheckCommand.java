package org.herkomst.app.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.config.HerkomstConfiguration.OptOutPage;
import org.herkomst.app.job.Connections;
import org.herkomst.app.job.SchemaWatch;
import org.herkomst.app.job.Waits;
import org.herkomst.app.page.OptOutSite;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.ExportSettings;
import org.herkomst.connector.matomo.FeedContext;
import org.herkomst.connector.matomo.MatomoSettings;
import org.herkomst.connector.matomo.SourceCheck;
import org.herkomst.connector.matomo.VisitFeed;
import org.herkomst.connector.matomo.VisitRules;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.herkomst.connector.resolver.ResolverIndex;
import org.herkomst.connector.resolver.filters.FilterList;
import org.herkomst.connector.resolver.filters.FilterLists;
import org.herkomst.core.run.ActivityRound;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.AccountSchema;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SchemaCheck;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.Timeline;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Tries every connection, right, field and mapping; changes nothing in Matomo or the CRM.")
final class CheckCommand extends Action {
    private static final int KEY_BYTES = 32;
    private static final int TRIES = 2;

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "Only what this job uses; left out: everything.")
    @Nullable
    String job;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = configuration();
        if (job != null) {
            SyncCommand.known(configuration, job);
        }
        Findings findings = new Findings();
        findings.ok("configuration", "good, version " + configuration.version());
        notice(configuration, findings);
        findings.attempt("database", () -> database(configuration, findings));
        ResolverIndex[] index = new ResolverIndex[1];
        findings.attempt("resolver", () -> index[0] = inputs(configuration, findings));
        for (String name : used(configuration.sources().keySet(), configuration, Job::source)) {
            findings.attempt("source " + name, () -> source(configuration, name, index[0], findings));
        }
        for (String name : used(configuration.targets().keySet(), configuration, Job::target)) {
            findings.attempt("target " + name, () -> target(configuration, name, findings));
        }
        OptOutPage page = configuration.optOutPage();
        if (page != null && job == null) {
            findings.attempt("opt-out page", () -> optOutPage(page, findings));
        }
        console().result(findings.document(), findings.text());
        return findings.exitCode();
    }

    /** The names that the job uses; all where no job was named. */
    private List<String> used(Set<String> names, HerkomstConfiguration configuration, Function<Job, String> part) {
        return job == null
                ? List.copyOf(names)
                : List.of(part.apply(Objects.requireNonNull(configuration.jobs().get(job))));
    }

    private static void database(HerkomstConfiguration configuration, Findings findings) {
        if (!Workspace.exists(configuration)) {
            findings.ok("database", "an embedded one, not there yet: it will be made at first use");
            return;
        }
        Workspace.open(configuration).close();
        findings.ok("database", "can be opened");
    }

    private static void notice(HerkomstConfiguration configuration, Findings findings) {
        var notice = configuration.privacy().notice();
        if (notice == null) {
            findings.warn(
                    "notice",
                    "there is none: no live run is possible",
                    "Publish it (herkomst notice helps), then set privacy.notice.");
        } else if (notice.published().isAfter(LocalDate.now(Clock.systemUTC()))) {
            findings.warn(
                    "notice", "is published only on " + notice.published(), "No live run is possible before that day.");
        } else {
            findings.ok("notice", "published " + notice.published());
        }
    }

    private static final int FILTER_DAYS = 90;

    private static ResolverIndex inputs(HerkomstConfiguration configuration, Findings findings) {
        ResolverIndex index = ResolverIndex.glance(configuration.resolver(), configuration.index());
        if (index.manifest().inputs().isEmpty()) {
            findings.fail(
                    "resolver", "no inputs: no visit will name a company", "Add herkomst.resolver.inputs.", false);
        }
        index.manifest().inputs().forEach(input -> {
            String what = input.rows() + " rows, licence " + input.licence() + ", dated "
                    + (input.dated() == null ? "unknown" : input.dated());
            if (input.skipped() > 0) {
                findings.warn(
                        "input " + input.file(),
                        what + ", " + input.skipped() + " rows can't be used",
                        "Look at them with index info.");
            } else {
                findings.ok("input " + input.file(), what);
            }
        });
        filters(findings);
        return index;
    }

    /** The lists of data centres, VPNs, relays and bots come with the product, and age with it. */
    private static void filters(Findings findings) {
        LocalDate oldest = FilterLists.shipped().stream()
                .map(FilterList::dated)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        boolean old = oldest.plusDays(FILTER_DAYS).isBefore(LocalDate.now(Clock.systemUTC()));
        // No finding against the configuration: only a newer Herkomst mends it.
        findings.ok(
                "filter lists",
                "of " + oldest
                        + (old
                                ? ", more than " + FILTER_DAYS
                                        + " days old: update Herkomst, new data centres and relays pass for companies"
                                : ""));
    }

    private static void source(
            HerkomstConfiguration configuration, String name, @Nullable ResolverIndex index, Findings findings) {
        if (index == null) {
            findings.fail(
                    "source " + name,
                    "was not looked at: the resolver's inputs can't be read",
                    "Mend those first.",
                    true);
            return;
        }
        try (VisitFeed feed = feed(configuration, name, index)) {
            SourceCheck check = feed.check();
            findings.ok("source " + name, check.version() == null ? "can be read" : "Matomo " + check.version());
            String of =
                    Objects.requireNonNull(configuration.sources().get(name)).matomo() == null
                            ? "in the exports"
                            : "of the last 7 days";
            check.sites().forEach(site -> site(site, of, findings));
            check.problems()
                    .forEach(p -> findings.fail(
                            "source " + name,
                            p.fault().message() + " (" + p.example() + ")",
                            p.fault().action(),
                            true));
        }
    }

    private static void site(SourceCheck.SiteCheck site, String of, Findings findings) {
        String what = "site " + site.site().name();
        String shares = site.visits() + " visits " + of + ": " + share(site.masked(), site) + " masked, "
                + share(site.providers(), site) + " provider or hosting, " + share(site.named(), site)
                + " nameable with today's inputs";
        findings.site(site);
        if (site.masked() == 0) {
            findings.ok(what, shares + "; " + site.mask());
        } else {
            findings.warn(
                    what,
                    "ADDRESSES ARE MASKED (" + site.mask() + "). " + shares,
                    "Shorten the mask in Matomo (Administration > Privacy > Anonymize data), as your privacy officer allows.");
        }
    }

    private static String share(int part, SourceCheck.SiteCheck site) {
        return Math.round(100.0 * part / Math.max(1, site.visits())) + " %";
    }

    private static VisitFeed feed(HerkomstConfiguration configuration, String name, ResolverIndex index) {
        var consent = configuration.privacy().consent();
        Clock clock = Clock.systemUTC();
        VisitRules rules = new VisitRules(
                ExcludedRanges.parse(configuration.exclude().ranges()),
                configuration.exclude().pageGroups(),
                consent == null ? null : new VisitRules.Consent(consent.dimension(), consent.value()),
                null,
                clock.instant().minus(java.time.Duration.ofDays(7)),
                null);
        FeedContext context = new FeedContext(index.resolver(), rules, new byte[KEY_BYTES], clock, Waits::sleep);
        var source = Objects.requireNonNull(configuration.sources().get(name));
        var matomo = source.matomo();
        if (matomo != null) {
            return VisitFeed.matomo(
                    new MatomoSettings(
                            name,
                            matomo.url(),
                            matomo.token(),
                            matomo.sites(),
                            matomo.pageSize(),
                            matomo.timeout(),
                            TRIES),
                    context);
        }
        var export = Objects.requireNonNull(source.export());
        return VisitFeed.exports(new ExportSettings(name, export.folder(), false, export.zone()), context);
    }

    private static void optOutPage(OptOutPage page, Findings findings) {
        String server = "mail server " + page.mail().host() + ":" + page.mail().port();
        OptOutSite.mailFault(page)
                .ifPresentOrElse(
                        fault -> findings.fail(
                                "opt-out page",
                                server + " doesn't let us in (" + fault + "): no request could be proven by mail",
                                "Correct herkomst.opt-out-page.mail.",
                                fault.equals("AuthenticationFailedException")),
                        () -> findings.ok(
                                "opt-out page", page.url() + ", " + server + " lets us in; no mail was sent"));
    }

    private static void target(HerkomstConfiguration configuration, String name, Findings findings) {
        try (CrmTarget crm = Connections.target(configuration, name, false)) {
            Mapping mapping = Mappings.named(
                    Objects.requireNonNull(configuration.targets().get(name)).mapping());
            TargetCheck check = crm.check(mapping);
            if (!check.account().isBlank()) {
                findings.ok("target " + name, check.account());
            }
            check.found().forEach(fact -> findings.ok("target " + name, fact));
            List<Problem> problems = problems(crm, mapping, check);
            if (problems.stream().noneMatch(p -> p.category() == Problem.Category.AUTH)) {
                drift(configuration, name, crm, problems.isEmpty(), findings);
            }
            problems.forEach(p -> findings.fail(
                    "target " + name,
                    p.code() + ": " + p.example(),
                    p.action(),
                    p.category() == Problem.Category.AUTH));
        }
    }

    /** What changed in the CRM since the last good check, where there is a database yet; after a good one the fields are remembered. */
    private static void drift(
            HerkomstConfiguration configuration, String name, CrmTarget crm, boolean good, Findings findings) {
        if (!Workspace.exists(configuration)) {
            return;
        }
        Mapping mapping = Mappings.named(
                Objects.requireNonNull(configuration.targets().get(name)).mapping());
        AccountSchema now = crm.schema();
        try (Workspace workspace = Workspace.open(configuration)) {
            SchemaWatch watch = new SchemaWatch(workspace.schemas(), name, mapping, Clock.systemUTC());
            watch.changed(now)
                    .ifPresent(p -> findings.warn("target " + name, p.code() + ": " + p.example(), p.action()));
            if (good) {
                watch.keep(now);
            }
        }
    }

    /** The target's own problems and those of the mapping against its fields; what both find is told once. */
    private static List<Problem> problems(CrmTarget crm, Mapping mapping, TargetCheck check) {
        if (check.problems().stream().anyMatch(p -> p.category() == Problem.Category.AUTH)) {
            return check.problems();
        }
        List<Problem> schema = SchemaCheck.of(mapping, crm.schema());
        List<String> codes = schema.stream().map(Problem::code).toList();
        List<Problem> all = new ArrayList<>(check.problems());
        all.removeIf(p -> codes.contains(p.code()));
        all.addAll(schema);
        if (!mapping.activities().isEmpty()) {
            all.addAll(crm.timeline()
                    .map(Timeline::missing)
                    .orElseGet(() -> List.of(ActivityRound.none(crm.traits().kind()))));
        }
        return all;
    }
}
