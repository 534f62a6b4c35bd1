package org.herkomst.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.app.config.HerkomstConfiguration.Consent;
import org.herkomst.app.config.HerkomstConfiguration.Database;
import org.herkomst.app.config.HerkomstConfiguration.Exclude;
import org.herkomst.app.config.HerkomstConfiguration.Export;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.config.HerkomstConfiguration.Matomo;
import org.herkomst.app.config.HerkomstConfiguration.Notice;
import org.herkomst.app.config.HerkomstConfiguration.Privacy;
import org.herkomst.app.config.HerkomstConfiguration.Retention;
import org.herkomst.app.config.HerkomstConfiguration.Service;
import org.herkomst.app.config.HerkomstConfiguration.Source;
import org.herkomst.app.config.HerkomstConfiguration.Target;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Turns the parts of {@code herkomst:} into the configuration, noting every fault. */
final class ConfigurationParts {
    private static final int MANY = 1_000_000;
    private final Section root;

    ConfigurationParts(Section root) {
        this.root = root;
    }

    HerkomstConfiguration read() {
        root.only(
                "data",
                "database",
                "sources",
                "exclude",
                "resolver",
                "privacy",
                "targets",
                "guards",
                "jobs",
                "service",
                "opt-out-page");
        Path data = Path.of(root.has("data") ? root.required("data", "./data") : "./data");
        Map<String, Source> sources = new LinkedHashMap<>();
        root.child("sources").named().forEach((name, section) -> sources.put(name, source(section)));
        Map<String, Target> targets = new LinkedHashMap<>();
        root.child("targets").named().forEach((name, section) -> targets.put(name, TargetPart.read(section)));
        return new HerkomstConfiguration(
                data,
                database(root.child("database"), data),
                sources,
                exclude(root.child("exclude")),
                ResolverPart.read(root.child("resolver")),
                privacy(root.child("privacy")),
                targets,
                guards(root.child("guards")),
                jobs(List.copyOf(sources.keySet()), List.copyOf(targets.keySet())),
                service(root.child("service")),
                OptOutPagePart.read(root),
                "",
                Map.of());
    }

    private Map<String, Job> jobs(List<String> sources, List<String> targets) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        root.child("jobs").named().forEach((name, section) -> jobs.put(name, job(section, sources, targets)));
        return jobs;
    }

    private static Database database(Section section, Path data) {
        section.only("url", "username", "password");
        String url = section.text("url");
        if (url != null && !url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            section.fault(
                    "url",
                    "is neither an H2 nor a PostgreSQL URL",
                    "Write jdbc:h2:file:./data/herkomst or jdbc:postgresql://host/database.");
        }
        Secret password = section.secret("password", false);
        return new Database(
                url == null
                        ? "jdbc:h2:file:" + data.toAbsolutePath().normalize().resolve("herkomst")
                        : url,
                section.text("username"),
                password);
    }

    private static Source source(Section section) {
        String type = section.required("type", "matomo");
        if (type.equals("export")) {
            section.only("type", "folder", "after", "zone");
            Path folder = section.path("folder", "./inbox");
            String after = section.choice("after", "keep", List.of("keep", "delete"));
            return new Source(null, new Export(folder, after.equals("delete"), section.zone("zone", ZoneOffset.UTC)));
        }
        if (!type.equals("matomo")) {
            if (!type.isEmpty()) {
                section.fault("type", "unknown type " + type, Nearest.hint(type, List.of("matomo", "export")));
            }
            return new Source(null, null);
        }
        section.only("type", "url", "token", "sites", "page-size", "timeout");
        return new Source(
                new Matomo(
                        section.url("url", "https://matomo.example.com"),
                        needed(section.secret("token", true)),
                        sites(section),
                        section.whole("page-size", 500, 10, 2000),
                        section.duration(
                                "timeout", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofHours(1))),
                null);
    }

    static Secret needed(@Nullable Secret secret) {
        return secret == null ? new Secret("") : secret;
    }

    private static List<Integer> sites(Section section) {
        return section.texts("sites").stream()
                .distinct()
                .map(text -> {
                    if (!text.matches("[1-9]\\d{0,8}")) {
                        section.fault(
                                "sites",
                                "holds something that is no site number",
                                "Write numbers, such as sites: [1, 2]; leave it out for all sites.");
                        return 1;
                    }
                    return Integer.valueOf(text);
                })
                .toList();
    }

    private static Exclude exclude(Section section) {
        section.only("ranges", "page-groups");
        List<String> ranges = section.texts("ranges");
        try {
            ExcludedRanges.parse(ranges);
        } catch (IllegalArgumentException wrong) {
            section.fault(
                    "ranges",
                    String.valueOf(wrong.getMessage()).replaceFirst("\\.\\s.*$", ""),
                    "Write ranges as 192.0.2.0/24, 2001:db8::/32 or first-last.");
        }
        List<String> groups = section.texts("page-groups");
        if (groups.stream().anyMatch(group -> !group.startsWith("/"))) {
            section.fault(
                    "page-groups",
                    "a page group does not begin with /",
                    "Write the beginning of a path, such as /jobs.");
        }
        return new Exclude(ranges, groups);
    }

    private static Privacy privacy(Section section) {
        section.only("basis", "consent", "notice", "retention");
        String basis = section.choice("basis", "legitimate_interest", List.of("legitimate_interest", "consent"));
        Section consent = section.child("consent");
        Consent where = null;
        if (basis.equals("consent") || section.has("consent")) {
            consent.only("dimension", "value");
            String dimension = consent.required("dimension", "3");
            String value = consent.required("value", "granted");
            if (!dimension.isEmpty() && !value.isEmpty()) {
                where = new Consent(consent.whole("dimension", 1, 1, 999), value);
            }
        }
        Section retention = section.child("retention");
        retention.only("visits", "sums");
        return new Privacy(
                basis.equals("consent") ? LegalBasis.CONSENT : LegalBasis.LEGITIMATE_INTEREST,
                where,
                notice(section),
                new Retention(
                        retention.duration("visits", Duration.ofDays(30), Duration.ofDays(1), Duration.ofDays(90)),
                        retention.duration("sums", Duration.ofDays(395), Duration.ofDays(1), Duration.ofDays(3650))));
    }

    private static @Nullable Notice notice(Section privacy) {
        if (!privacy.has("notice")) {
            return null;
        }
        Section section = privacy.child("notice");
        section.only("url", "published");
        LocalDate published = section.date("published");
        return new Notice(
                section.url("url", "https://www.example.com/privacy"), published == null ? LocalDate.MAX : published);
    }

    private static Guards guards(Section section) {
        section.only("first-run-creations", "share");
        return new Guards(section.whole("first-run-creations", 200, 0, MANY), section.share("share", 0.3));
    }

    private static Service service(Section section) {
        section.only("address", "port", "upkeep", "zone");
        Service standard = Service.STANDARD;
        String address = section.text("address");
        String upkeep = cron(section, "upkeep");
        return new Service(
                address == null ? standard.address() : address,
                section.whole("port", standard.port(), 0, 65_535),
                upkeep == null ? standard.upkeep() : upkeep,
                section.zone("zone", standard.zone()));
    }

    private static @Nullable String cron(Section section, String name) {
        String cron = section.text(name);
        if (cron != null && !CronExpression.isValidExpression(cron)) {
            section.fault(
                    name,
                    "is not a cron expression",
                    "Write six fields (second minute hour day month weekday), such as \"0 0 3 * * *\" for 3:00 each day.");
        }
        return cron;
    }

    private static Job job(Section section, List<String> sources, List<String> targets) {
        section.only("source", "target", "cron", "zone", "first-days");
        String cron = cron(section, "cron");
        return new Job(
                known(section, "source", sources),
                known(section, "target", targets),
                cron,
                section.zone("zone", ZoneId.of("UTC")),
                section.whole("first-days", 90, 1, 730));
    }

    private static String known(Section section, String name, List<String> legal) {
        String value = section.required(name, legal.isEmpty() ? "web" : legal.get(0));
        if (!value.isEmpty() && !legal.contains(value)) {
            section.fault(
                    name,
                    "names " + value + ", which is not configured",
                    legal.isEmpty() ? "Add it under " + name + "s." : Nearest.hint(value, legal));
        }
        return value;
    }
}
