package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.optout.TombstoneReplay.Replayed;
import org.herkomst.core.run.SyncStores;
import org.junit.jupiter.api.Test;

/** What every database must do about tombstones. */
abstract class TombstoneContract extends ObjectionBench {
    @Test
    void anObjectionIsInTheFileAndNamesNobodyThere() throws IOException {
        known(ACME);
        objects("acme.example");

        assertThat(lines()).hasSizeGreaterThanOrEqualTo(4).allMatch(line -> line.contains(" + "));
        assertThat(Files.readString(file())).doesNotContainIgnoringCase("acme").doesNotContain("12345678");
        assertThat(stores.tombstones().agree()).isTrue();
        assertThat(replay()).isEqualTo(new Replayed(0, 0, 0));
    }

    @Test
    void aRestoreBringsNobodyBack() {
        long company = known(ACME);
        objects("acme.example");
        anOldBackupIsRestored();
        assertThat(blocked(ACME))
                .as("before the replay the database knows nothing")
                .isFalse();

        assertThat(replay()).isEqualTo(new Replayed(1, 1, 0));

        assertThat(blocked(ACME)).isTrue();
        assertThat(blocked(OTHER)).isFalse();
        assertThat(blocked(facts("Another name", "shop.acme.example")))
                .as("a subdomain")
                .isTrue();
        assertThat(blocked(facts("Another name", "acme.example.evil.example"))).isFalse();
        assertThat(blocked(facts("Renamed B.V.", "renamed.example", "kvk:12345678")))
                .as("an alias of the company that the objection met")
                .isTrue();
        assertThat(blocked(facts("Acme Machines B.V.", "same-name.example")))
                .as("another company of that name, known by its own domain")
                .isFalse();
        OptOut entry = stores.optOuts().all().get(0);
        assertThat(entry.kind()).isEqualTo(Kind.TOMBSTONE);
        assertThat(entry.given()).contains("lost by a restore");
        assertThat(desk().tasks(entry.id()))
                .singleElement()
                .satisfies(task -> assertThat(task.withdrawal().company()).isEqualTo(company));
        assertThat(replay()).as("once").isEqualTo(new Replayed(0, 0, 0));
    }

    @Test
    void whatWasLostCanBeGivenAgainAndTakenBack() {
        known(ACME);
        objects("acme.example");
        objects("other.example");
        anOldBackupIsRestored();
        replay();
        assertThat(stores.optOuts().all()).extracting(OptOut::kind).containsOnly(Kind.TOMBSTONE);

        long again = objects("acme.example");
        assertThat(stores.optOuts().all())
                .extracting(OptOut::kind)
                .containsExactlyInAnyOrder(Kind.TOMBSTONE, Kind.DOMAIN);
        assertThat(desk().remove(again, "cli:test")).isTrue();
        assertThat(blocked(ACME)).isFalse();
        assertThat(blocked(OTHER)).isTrue();

        OptOut lost = stores.optOuts().all().get(0);
        assertThat(desk().remove(lost.id(), "cli:test")).isTrue();
        assertThat(blocked(OTHER)).isFalse();
        assertThat(stores.tombstones().inForce()).isEmpty();
        assertThat(replay()).isEqualTo(new Replayed(0, 0, 0));
    }

    @Test
    void liftingAppendsAndSurvivesARestoreToo() throws IOException {
        known(ACME);
        desk().remove(objects("acme.example"), "cli:test");
        int before = lines().size();
        assertThat(lines().get(before - 1)).contains(" - ");
        anOldBackupIsRestored();

        assertThat(replay().objections()).isZero();

        assertThat(blocked(ACME)).isFalse();
        objects("acme.example");
        assertThat(lines()).hasSizeGreaterThan(before);
        assertThat(blocked(ACME)).isTrue();
    }

    @Test
    void halfALineAtTheEndIsCutOff() throws IOException {
        objects("acme.example");
        String whole = Files.readString(file());
        Files.writeString(file(), whole + whole.substring(0, 60));

        assertThat(stores.tombstones().agree()).isFalse();
        assertThat(replay()).isEqualTo(new Replayed(0, 0, 0));
        assertThat(Files.readString(file())).isEqualTo(whole);

        Files.writeString(file(), whole + whole.substring(0, 60));
        objects("other.example");
        assertThat(Files.readString(file())).startsWith(whole);
        assertThat(lines()).hasSize(2);
        assertThat(stores.tombstones().agree()).isTrue();
    }

    @Test
    void aFileThatLostLinesIsWrittenAgainFromTheTableAndThatIsTold() throws IOException {
        objects("acme.example");
        objects("other.example");
        List<String> all = lines();
        Files.writeString(file(), all.get(0) + "\n");
        Replayed cut = replay();
        assertThat(cut).isEqualTo(new Replayed(0, 0, 1));
        assertThat(cut.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("HK-OPT-003");
            assertThat(p.action()).contains("tombstones");
        });
        assertThat(lines()).isEqualTo(all);

        Files.delete(file());
        assertThat(replay()).isEqualTo(new Replayed(0, 0, 2));
        assertThat(lines()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aChangedLineIsRefused() throws IOException {
        objects("acme.example");
        objects("other.example");
        String text = Files.readString(file());
        Files.writeString(file(), text.replaceFirst(" \\+ ", " - "));
        assertThatThrownBy(this::replay).isInstanceOf(StoreException.class).hasMessageContaining("Line 1");
    }

    @Test
    void anotherKeyIsRefusedByEveryGate() throws IOException {
        objects("acme.example");
        byte[] other = "another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("visit.key"), other);
        workspace.close();
        workspace = Workspace.open(StoreContract.configuration(url, folder));
        stores = workspace.stores();

        assertThatThrownBy(this::replay).isInstanceOf(StoreException.class).hasMessageContaining("visit.key");
        assertThatThrownBy(() -> blocked(ACME)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> objects("other.example")).isInstanceOf(StoreException.class);
        assertThat(stores.optOuts().all()).hasSize(1);
    }

    @Test
    void anObjectionThatTheFileCantTakeIsNotConfirmed() throws IOException {
        objects("acme.example");
        Files.delete(file());
        Files.createDirectory(file());
        assertThatThrownBy(() -> objects("other.example")).isInstanceOf(StoreException.class);
        assertThat(stores.optOuts().all()).hasSize(1);
    }

    @Test
    void entriesFromBeforeThereWereTombstonesGetThem() {
        known(ACME);
        stores.optOuts().add(OptOutRequest.domain("acme.example", null, NOW));
        assertThat(replay()).isEqualTo(new Replayed(0, 0, 0));
        anOldBackupIsRestored();
        assertThat(replay()).isEqualTo(new Replayed(1, 1, 0));
    }

    @Test
    void manyAtOnceLoseNoLine() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Workspace second = Workspace.open(StoreContract.configuration(url, folder))) {
            List<Callable<Long>> all = new java.util.ArrayList<>();
            for (int i = 0; i < 12; i++) {
                SyncStores its = i % 2 == 0 ? stores : second.stores();
                String domain = "firm" + i + ".example";
                all.add(() -> OptOutDesk.over(its, Set.of("crm"), CLOCK)
                        .confirm(OptOutRequest.domain(domain, null, NOW), List.of(), "test")
                        .id());
            }
            Collections.shuffle(all);
            for (Future<Long> one : threads.invokeAll(all)) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(stores.tombstones().agree()).isTrue();
        assertThat(lines()).hasSize(12);
        assertThat(lines()).extracting(line -> line.substring(0, 12)).doesNotHaveDuplicates();
    }
}
