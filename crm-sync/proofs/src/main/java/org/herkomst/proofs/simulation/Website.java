package org.herkomst.proofs.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** The truth about the visits: companies come, visits grow, are corrected, and show late; a company may take another name. */
final class Website {
    static final Site SITE = new Site("1", "Shop", ZoneOffset.UTC);

    /** Matomo's tables show a visit at most this long after its time. */
    private static final int LATEST = 90;

    private static final Map<String, String> NAMES = Map.of("firm", "Firm", "brand", "Brand");

    private final Stage stage;
    private final List<Visit> visits = new ArrayList<>();
    private final boolean[] rebranded;

    /**
     * A visit in its present form.
     *
     * @param number its number
     * @param company index of the company
     * @param facts what the resolver says of it
     * @param day day
     * @param pages pages
     * @param changedAt its time in Matomo, in whole seconds
     * @param shownAt when it shows
     * @param version number of this form
     * @param event when it got this form, as a number of the stage
     * @param dropped whether it names no company any more
     */
    record Visit(
            int number,
            int company,
            CompanyFacts facts,
            LocalDate day,
            int pages,
            long changedAt,
            Instant shownAt,
            long version,
            long event,
            boolean dropped) {
        /** The visit as a feed gives it. */
        ReadVisit read() {
            VisitRef ref = new VisitRef(key(), version, day);
            if (dropped) {
                return new ReadVisit.Dropped(ref, SITE, DropReason.BOT);
            }
            Evidence evidence =
                    new Evidence("ranges", "own data", null, SizeClass.OFFICE, Set.of(Permission.MARKETING));
            Resolution.Company resolved = new Resolution.Company(facts, 0.9, List.of(evidence), "Its own range");
            return new ReadVisit.Named(new CompanyVisit(
                    ref, SITE, day, pages, Map.of("/", pages), Channel.DIRECT, null, 0, false, resolved));
        }

        long key() {
            return 1_000_003L * (number + 1);
        }
    }

    Website(Stage stage, int companies) {
        this.stage = stage;
        this.rebranded = new boolean[companies];
    }

    int companies() {
        return rebranded.length;
    }

    List<Visit> visits() {
        return visits;
    }

    /** What is known of a company by its old or its new name. */
    static CompanyFacts facts(int company, boolean renamed) {
        String name = renamed ? "brand" : "firm";
        return new CompanyFacts(
                "ranges:" + name + company,
                NAMES.get(name) + company + " B.V.",
                name + company + ".example",
                "NL",
                OrganisationKind.BUSINESS,
                List.of("kvk:1000000" + company),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The index of the company that has this domain. */
    static int company(@Nullable String domain) {
        String digits = domain == null ? "" : domain.replaceAll("\\D", "");
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }

    void visit(int company) {
        LocalDate day = today().minusDays(stage.choices().number(3));
        add(
                visits.size(),
                company,
                facts(company, rebranded[company]),
                day,
                1 + stage.choices().number(3),
                false);
    }

    /** A visit goes on, or turns out to be a bot's. */
    void change(boolean drop) {
        if (!visits.isEmpty()) {
            Visit v = visits.get(stage.choices().number(visits.size()));
            add(v.number(), v.company(), v.facts(), v.day(), v.pages() + 1, drop);
        }
    }

    void rebrand(int company) {
        rebranded[company] = true;
        visit(company);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(stage.now(), ZoneOffset.UTC);
    }

    private void add(int number, int company, CompanyFacts facts, LocalDate day, int pages, boolean dropped) {
        Duration late =
                Duration.ofSeconds(stage.choices().chance(300) ? stage.choices().number(LATEST) : 0);
        // Several of a second are common.
        long second = stage.now().getEpochSecond() / 10 * 10;
        long event = stage.event();
        Visit visit = new Visit(
                number, company, facts, day, pages, second, stage.now().plus(late), event, event, dropped);
        if (number == visits.size()) {
            visits.add(visit);
        } else {
            visits.set(number, visit);
        }
    }
}
