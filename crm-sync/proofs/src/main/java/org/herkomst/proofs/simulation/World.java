package org.herkomst.proofs.simulation;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One run of the simulation: two workers, one who takes back, people, a database and a CRM; and what became of it. */
final class World {
    private static final int MOST_COMPANIES = 5;
    private final Stage stage;
    private final History history;
    private final Stores stores;
    private final Website website;
    private final Crm crm;
    private final Worker worker;
    private final People people;
    private final Set<Integer> persons = new TreeSet<>();
    private boolean playing = true;

    World(long seed) {
        this(new SeededChoices(seed));
    }

    /** One whose actors are given. */
    World(Choices choices, Chances chances, int companies) {
        this.stage = new Stage(choices, chances);
        this.history = new History(stage);
        Database database = new Database(stage, false);
        this.stores = stores(database, false);
        this.website = new Website(stage, companies);
        this.crm = new Crm(stage, history, 0);
        this.worker = new Worker(this);
        this.people = new People(this);
    }

    private World(Choices choices) {
        int crash = 3 + choices.number(22);
        Chances chances =
                new Chances(crash, choices.number(4), 100 + choices.number(500), 50 + choices.number(400), true);
        this.stage = new Stage(choices, chances);
        this.history = new History(stage);
        Database database = new Database(stage, choices.chance(700));
        this.stores = stores(database, choices.chance(500));
        this.website = new Website(stage, 3 + choices.number(MOST_COMPANIES - 2));
        this.crm = new Crm(stage, history, 60 + choices.number(280));
        this.worker = new Worker(this);
        this.people = new People(this);
        stage.onTime(crm::land);
    }

    private Stores stores(Database database, boolean seesProcesses) {
        Stores made = new Stores(
                database,
                seesProcesses,
                (id, optOut) -> history.register(id, optOut),
                (id, task) -> history.task(task));
        history.over(made);
        made.visits.erases(history::erase);
        return made;
    }

    Worker worker() {
        return worker;
    }

    People people() {
        return people;
    }

    void listener(Consumer<String> hears) {
        stage.listener(hears);
    }

    Stage stage() {
        return stage;
    }

    History history() {
        return history;
    }

    Stores stores() {
        return stores;
    }

    Website website() {
        return website;
    }

    Crm crm() {
        return crm;
    }

    Set<Integer> persons() {
        return persons;
    }

    /** Work ended with an exception: a later run goes on. */
    void failed(RuntimeException failure) {
        stage.note("failed: " + failure);
    }

    /** Plays, comes to rest, and judges. */
    Outcome play(Executor threads) {
        stage.add("A", () -> works("nightly"));
        stage.add("B", () -> works("nightly"));
        stage.add("T", this::takesBack);
        stage.add("P", this::peopleAct);
        stage.play(threads);
        stage.calm();
        new Rest(this, worker, people).come();
        new Judge(this).judge();
        return new Outcome(
                stage.crashes(),
                crm.faults(),
                history.optOuts(),
                stage.digest(),
                history.overtaken().size(),
                history.faults());
    }

    private void works(String job) {
        while (playing) {
            stage.live(() -> worker.run(job));
            stage.sleep(Duration.ofSeconds(1 + stage.choices().number(500)));
        }
    }

    private void takesBack() {
        while (playing) {
            stage.live(worker::takeBack);
            stage.sleep(Duration.ofSeconds(1 + stage.choices().number(120)));
        }
    }

    private void peopleAct() {
        for (int i = 0; i < website.companies(); i++) {
            website.visit(i);
        }
        int acts = 8 + stage.choices().number(10);
        for (int i = 0; i < acts; i++) {
            stage.sleep(pause());
            stage.live(people::act);
        }
        stage.sleep(pause());
        playing = false;
    }

    /** People come in quick succession, or after minutes. */
    private Duration pause() {
        return stage.choices().chance(700)
                ? Duration.ofMillis(stage.choices().number(20_000))
                : Duration.ofSeconds(stage.choices().number(1_200));
    }
}
