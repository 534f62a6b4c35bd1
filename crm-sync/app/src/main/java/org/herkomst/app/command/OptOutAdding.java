package org.herkomst.app.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.Company;
import org.herkomst.core.optout.CompanyGroup;
import org.herkomst.core.optout.NearNames;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutDesk.Confirmed;
import org.herkomst.core.review.CompanyQuestions;
import org.herkomst.core.review.Question;

/** Adds one opt-out with what belongs to it: its group where asked, and questions about companies that may be meant. */
final class OptOutAdding {
    private static final int ASKED_AT_MOST = 100;

    private final Workspace workspace;
    private final OptOutDesk desk;
    private final Clock clock = Clock.systemUTC();

    OptOutAdding(Workspace workspace, OptOutDesk desk) {
        this.workspace = workspace;
        this.desk = desk;
    }

    Added add(OptOut optOut, List<CompanyFacts> around, boolean group, String who) {
        return workspace.stores().transactions().call(() -> {
            Set<Long> met = new TreeSet<>(desk.wouldMeet(optOut, around));
            Confirmed confirmed = desk.confirm(optOut, around, who);
            List<OptOut> domains = new ArrayList<>();
            List<Question> asked = new ArrayList<>(near(optOut));
            if (group) {
                CompanyGroup found = CompanyGroup.of(workspace.stores().companies(), optOut, met);
                domains.addAll(domains(found, optOut, met, who));
                found.perhaps().stream()
                        .limit(ASKED_AT_MOST)
                        .filter(company -> !met.contains(company.id()))
                        .map(company -> CompanyQuestions.groupMember(optOut, company, clock.instant()))
                        .forEach(asked::add);
            }
            int questions =
                    (int) asked.stream().filter(workspace.reviews()::ask).count();
            return new Added(optOut, confirmed, names(met, around), domains, questions);
        });
    }

    private List<Question> near(OptOut optOut) {
        if (optOut.kind() != Kind.NAME) {
            return List.of();
        }
        Set<Long> near = NearNames.of(workspace.stores().companies()).near(optOut.value());
        return workspace.stores().companies().get(near).stream()
                .map(company -> CompanyQuestions.nearName(optOut, company, clock.instant()))
                .toList();
    }

    private List<OptOut> domains(CompanyGroup found, OptOut optOut, Set<Long> met, String who) {
        List<OptOut> domains = new ArrayList<>();
        for (String domain : found.domains()) {
            OptOut more =
                    new OptOut(0, Kind.DOMAIN, domain, domain, "group of " + optOut.given(), clock.instant(), null);
            met.addAll(desk.wouldMeet(more, List.of()));
            if (!desk.confirm(more, List.of(), who).before()) {
                domains.add(more);
            }
        }
        return domains;
    }

    private List<String> names(Set<Long> met, List<CompanyFacts> around) {
        return Stream.concat(
                        around.stream().map(CompanyFacts::name),
                        workspace.stores().companies().get(met).stream()
                                .map(Company::facts)
                                .map(CompanyFacts::name))
                .distinct()
                .toList();
    }

    /**
     * What was added.
     *
     * @param companies names of the companies that it meets, known or in the index
     * @param group domains that were added for the group
     * @param questions how many questions were asked that were not asked before
     */
    record Added(OptOut optOut, Confirmed confirmed, List<String> companies, List<OptOut> group, int questions) {
        private static final int SHOWN = 10;

        void tell(Console console, boolean blind) {
            var document = Console.object()
                    .put("id", confirmed.id())
                    .put("kind", OptOutCommand.kind(optOut))
                    .put("value", optOut.value())
                    .put("already_in_force", confirmed.before())
                    .put("index_asked", optOut.kind() == Kind.RANGE && !blind);
            companies.forEach(document.putArray("companies")::add);
            group.forEach(more -> document.withArray("group").add(more.value()));
            document.put("questions", questions);
            List<String> lines = new ArrayList<>();
            lines.add("Opt-out " + confirmed.id() + (confirmed.before() ? " holds already: " : " holds from now on: ")
                    + OptOutCommand.kind(optOut) + " " + optOut.value() + readAs() + ".");
            lines.add(optOut.kind() == Kind.RANGE ? range(blind) : met());
            if (!group.isEmpty()) {
                lines.add("For its group also: "
                        + group.stream().map(OptOut::value).collect(Collectors.joining(", ")) + ".");
            }
            lines.add("Nothing of it is sent from now on. What the CRMs have of it is taken back by serve at once, or"
                    + " by the next sync.");
            if (questions > 0) {
                lines.add("To be decided by you: " + questions + " more " + (questions == 1 ? "company" : "companies")
                        + " may be meant. See herkomst review list.");
            }
            console.result(document, String.join(System.lineSeparator(), lines));
        }

        private String readAs() {
            return optOut.given().equals(optOut.value()) ? "" : " (from \"" + optOut.given() + "\")";
        }

        private String met() {
            return companies.isEmpty()
                    ? "No company that is known today is meant; one that comes later is."
                    : "Known companies that are meant: " + listed() + ".";
        }

        private String range(boolean blind) {
            if (blind) {
                return "Visits from it no longer count. Which companies are in or around it could NOT be looked up: no"
                        + " resolver input is configured." + System.lineSeparator()
                        + "Add one under herkomst.resolver.inputs and remove and add this opt-out again, or opt the"
                        + " company out by its domain, name or register number.";
            }
            return companies.isEmpty()
                    ? "The index places no company in or around it; visits from it no longer count."
                    : "Visits from it no longer count, and these companies are opted out: " + listed() + ".";
        }

        private String listed() {
            String names = companies.stream().limit(SHOWN).collect(Collectors.joining(", "));
            return companies.size() <= SHOWN ? names : names + " and " + (companies.size() - SHOWN) + " more";
        }
    }
}
