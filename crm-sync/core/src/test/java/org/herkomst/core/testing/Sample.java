package org.herkomst.core.testing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.connector.matomo.Channel;
import org.herkomst.connector.matomo.CompanyVisit;
import org.herkomst.connector.matomo.DropReason;
import org.herkomst.connector.matomo.ReadVisit;
import org.herkomst.connector.matomo.Site;
import org.herkomst.connector.matomo.VisitRef;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.Resolution;
import org.herkomst.connector.resolver.SizeClass;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.jspecify.annotations.Nullable;

/** Companies and visits for tests. */
public final class Sample {
    /** A site whose days are those of UTC. */
    public static final Site SHOP = new Site("1", "Shop", ZoneOffset.UTC);

    private Sample() {}

    /** Facts with what tells companies apart, and nothing else. */
    public static CompanyFacts facts(
            String name, @Nullable String domain, @Nullable String country, String... registers) {
        return new CompanyFacts(
                "ranges:" + name + "|" + country,
                name,
                domain,
                country,
                OrganisationKind.BUSINESS,
                List.of(registers),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same facts with another legal form in the data. */
    public static CompanyFacts form(CompanyFacts f, String legalForm) {
        return new CompanyFacts(
                f.resolverKey(),
                f.name(),
                f.domain(),
                f.country(),
                f.kind(),
                f.registers(),
                legalForm,
                f.street(),
                f.city(),
                f.phone(),
                f.industry(),
                f.employees());
    }

    /** The same facts with another kind. */
    public static CompanyFacts kind(CompanyFacts f, OrganisationKind kind) {
        return new CompanyFacts(
                f.resolverKey(),
                f.name(),
                f.domain(),
                f.country(),
                kind,
                f.registers(),
                f.legalForm(),
                f.street(),
                f.city(),
                f.phone(),
                f.industry(),
                f.employees());
    }

    /** The same facts with a number of staff. */
    public static CompanyFacts staff(CompanyFacts f, int employees) {
        return new CompanyFacts(
                f.resolverKey(),
                f.name(),
                f.domain(),
                f.country(),
                f.kind(),
                f.registers(),
                f.legalForm(),
                f.street(),
                f.city(),
                f.phone(),
                f.industry(),
                employees);
    }

    /** Evidence of an input whose terms permit this. */
    public static Evidence evidence(String input, Permission... permits) {
        return new Evidence(input, "own data", null, SizeClass.OFFICE, Set.of(permits));
    }

    /** A company as the resolver names it. */
    public static Resolution.Company seen(CompanyFacts facts) {
        return new Resolution.Company(
                facts, 0.9, List.of(evidence("ranges", Permission.MARKETING)), "Its own network range");
    }

    /** A company as it is stored. */
    public static Company company(CompanyFacts facts, Evidence... evidence) {
        List<Evidence> given = evidence.length == 0 ? seen(facts).evidence() : List.of(evidence);
        LocalDate day = LocalDate.of(2026, 10, 1);
        return new Company(1, new CompanyKey("hk-sample"), facts, 0.9, "Its own network range", given, day);
    }

    /** A visit of a company: one view of each path. */
    public static ReadVisit visit(String name, long version, LocalDate day, CompanyFacts facts, String... paths) {
        return visit(name, version, day, seen(facts), paths);
    }

    /** The same of a company as the resolver names it. */
    public static ReadVisit visit(
            String name, long version, LocalDate day, Resolution.Company company, String... paths) {
        Map<String, Integer> counts = new java.util.HashMap<>();
        for (String path : paths) {
            counts.merge(path, 1, Integer::sum);
        }
        return new ReadVisit.Named(new CompanyVisit(
                new VisitRef(key(name), version, day),
                SHOP,
                day,
                paths.length,
                counts,
                Channel.DIRECT,
                null,
                0,
                false,
                company));
    }

    /** The key of the visit that a test calls so. */
    public static long key(String name) {
        return name.hashCode();
    }

    /** A visit that names no company. */
    public static ReadVisit dropped(String name, long version, LocalDate day, DropReason reason) {
        return new ReadVisit.Dropped(new VisitRef(key(name), version, day), SHOP, reason);
    }
}
