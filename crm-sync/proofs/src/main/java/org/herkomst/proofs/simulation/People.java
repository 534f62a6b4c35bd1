package org.herkomst.proofs.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.sandbox.hubspot.SandboxAccount;

/** What people do meanwhile: they visit, object, think better of it, and change the CRM's records. */
final class People {
    private final World world;
    private final Stage stage;
    private final Choices choices;

    People(World world) {
        this.world = world;
        this.stage = world.stage();
        this.choices = stage.choices();
    }

    /** One thing that somebody does. */
    void act() {
        int kind = choices.number(100);
        int company = choices.number(world.website().companies());
        try {
            if (kind < 24) {
                visits(company);
            } else if (kind < 62) {
                objects(company);
            } else if (kind < 80) {
                thinksBetter();
            } else if (kind < 90) {
                holds(company);
            } else if (kind < 97) {
                atTheCrm(company);
            } else {
                stage.note("all clocks go on");
                stage.pass(Duration.ofMinutes(choices.number(60)));
            }
        } catch (RuntimeException failed) {
            world.failed(failed);
        }
    }

    void visits(int company) {
        int kind = choices.number(10);
        stage.note("visit of " + company);
        if (kind < 5) {
            world.website().visit(company);
        } else if (kind < 9) {
            world.website().change(kind == 8);
        } else {
            world.website().rebrand(company);
        }
    }

    private OptOutDesk desk() {
        return OptOutDesk.over(world.stores().ports(), Set.of(Worker.TARGET), stage.clock());
    }

    /** A company objects, by what it is called now or was before. */
    void objects(int company) {
        boolean renamed = choices.chance(300);
        var facts = Website.facts(company, renamed);
        Instant now = stage.now();
        int by = choices.number(4);
        OptOut optOut = by < 2
                ? OptOutRequest.domain(Objects.requireNonNull(facts.domain()), null, now)
                : by == 2
                        ? OptOutRequest.name(facts.name(), null, now)
                        : OptOutRequest.register(facts.registers().get(0), null, now);
        stage.note("objects: " + optOut.value());
        desk().confirm(optOut, List.of(), "page");
    }

    private void thinksBetter() {
        List<OptOut> all = world.stores().optOuts.committed();
        if (!all.isEmpty()) {
            OptOut gone = all.get(choices.number(all.size()));
            stage.note("takes back: " + gone.value());
            desk().remove(gone.id(), "page");
        }
    }

    private void holds(int company) {
        String domain = Objects.requireNonNull(
                Website.facts(company, choices.chance(300)).domain());
        stage.note("holds: " + domain);
        desk().hold(domain, stage.now().plusSeconds(30 + choices.number(3_600)), "page");
    }

    private void atTheCrm(int company) {
        stage.step("looks at the CRM");
        SandboxAccount account = world.crm().account();
        List<String> ids = new ArrayList<>(account.companies().keySet());
        int kind = choices.number(6);
        if (kind == 0 && !ids.isEmpty()) {
            archives(account, ids.get(choices.number(ids.size())));
        } else if (kind == 1 && ids.size() > 1) {
            merges(account, ids);
        } else if (kind == 2) {
            restores(account);
        } else {
            adds(account, company);
        }
    }

    private void archives(SandboxAccount account, String id) {
        excuse(account, id);
        stage.note("a person archives " + id);
        account.personArchives(id);
    }

    private void merges(SandboxAccount account, List<String> ids) {
        int winner = choices.number(ids.size());
        String loser = ids.get((winner + 1) % ids.size());
        excuse(account, ids.get(winner));
        excuse(account, loser);
        stage.note("a person merges " + loser + " into " + ids.get(winner));
        account.personMerges(ids.get(winner), loser);
    }

    /** A person restores the record that was archived first. */
    void restores(SandboxAccount account) {
        for (int id = 1_001; id < 1_000 + world.website().companies() * 3; id++) {
            String text = Integer.toString(id);
            if (account.isArchived(text)) {
                excuse(account, text);
                stage.note("a person restores " + id);
                account.personRestores(text);
                world.crm().ofPerson(Set.of(text));
                return;
            }
        }
    }

    private void adds(SandboxAccount account, int company) {
        String domain = Objects.requireNonNull(Website.facts(company, false).domain());
        boolean there = account.companies().values().stream().anyMatch(v -> domain.equals(v.get("domain")));
        if (there || choices.chance(500)) {
            world.history().excuse(company);
        }
        stage.note("a person adds " + domain);
        world.crm().personAdds(Map.of("name", "By hand " + company, "domain", domain));
        world.persons().add(company);
    }

    private void excuse(SandboxAccount account, String id) {
        int company = Website.company(account.valuesOf(id).get("domain"));
        if (company >= 0) {
            world.history().excuse(company);
        }
    }
}
