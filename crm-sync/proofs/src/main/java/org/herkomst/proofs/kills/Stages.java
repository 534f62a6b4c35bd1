package org.herkomst.proofs.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.kills.Databases.Engine;
import org.herkomst.proofs.recovery.FailingMatomo;
import org.herkomst.proofs.recovery.Places;
import org.herkomst.proofs.recovery.Truth;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;

/** Sets stages. What rounds start from is made once for each kind of database, by the application itself, and copied. Thread-safe. */
final class Stages implements AutoCloseable {
    private static final String DATA = "data";
    private static final String CRM = "crm";

    private final Places places;
    private final Truth truth;
    private final Databases databases;

    Stages(ProofSetting setting) {
        this.places = new Places(setting, Cast.SHAPE);
        this.truth = new Truth(Cast.SHAPE, Instant.now().getEpochSecond());
        this.databases = new Databases();
    }

    /** Makes what rounds on this kind of database start from. */
    void prepare(Engine engine) {
        String name = database(engine, Start.HALF_WAY);
        if (engine == Engine.POSTGRES) {
            databases.make(name);
        }
        Path folder = places.made(name);
        try (HubSpotSandbox crm = peopled(folder);
                FailingMatomo matomo = new FailingMatomo(truth, Cast.HALF)) {
            HerkomstRun herkomst = places.herkomst(folder, matomo.url(), crm, databases.url(engine, name));
            herkomst.must(Task.OPT_OUT.words(truth));
            keep(engine, folder);
            herkomst.must(Task.SYNC.words(truth));
        }
    }

    private void keep(Engine engine, Path folder) {
        String name = database(engine, Start.OPTED_OUT);
        copy(folder.resolve(DATA), places.made(name).resolve(DATA));
        if (engine == Engine.POSTGRES) {
            databases.copy(database(engine, Start.HALF_WAY), name);
        }
    }

    private static String database(Engine engine, Start start) {
        return (engine + "_" + start).toLowerCase(Locale.ROOT);
    }

    /** A stage as a scenario starts. */
    Stage set(String name, Engine engine, Scenario scenario) {
        Start start = scenario.start();
        Path folder = places.made(name);
        Path from = places.made(database(engine, start));
        if (start != Start.NOTHING) {
            copy(from.resolve(DATA), folder.resolve(DATA));
        }
        if (engine == Engine.POSTGRES && start == Start.NOTHING) {
            databases.make(name);
        } else if (engine == Engine.POSTGRES) {
            databases.copy(database(engine, start), name);
        }
        HubSpotSandbox crm = start == Start.HALF_WAY ? places.crm(folder, from.resolve(CRM)) : peopled(folder);
        FailingMatomo matomo = new FailingMatomo(truth);
        HerkomstRun herkomst = places.herkomst(folder, matomo.url(), crm, databases.url(engine, name));
        return new Stage(name, engine, truth, matomo, crm, herkomst);
    }

    private HubSpotSandbox peopled(Path folder) {
        HubSpotSandbox crm = places.crm(folder);
        Cast.made().forEach(crm.account()::personAdds);
        return crm;
    }

    /** A folder of this name. */
    Path made(String name) {
        return places.made(name);
    }

    /** Makes it look as if what the killed process has locked were locked by another machine; only the lease frees it then. */
    void pretendElsewhere(Stage stage) {
        databases.pretendElsewhere(stage.name());
    }

    /** Copies a folder, where there is one: an opt-out alone leaves none beside a server's database. */
    private static void copy(Path from, Path to) {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        databases.close();
    }
}
