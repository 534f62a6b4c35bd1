package org.herkomst.targets.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes into a folder, and what is known of it afterwards, also by a process that comes after a kill. */
class FolderTests {
    private static final byte[] FILE = "{\"key\":\"hk-a\"}\n".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Optional<Map<String, String>>> AFTER =
            Map.of("hk-a", Optional.of(Map.of("name", "Acme")));

    private @TempDir @Nullable Path temp;

    private Path folder() {
        return Objects.requireNonNull(temp);
    }

    private static CrmRecord acme(long visits) {
        return WebhookBench.record("hk-acme", "Acme", visits);
    }

    @Test
    void aDeliveryIsOneFileThatIsThereWholeAndNothingElse() throws IOException {
        try (var bench = new FolderBench(folder())) {
            bench.receipts(WebhookBench.many(3, 7));
            try (var all = Files.list(folder())) {
                assertThat(all.map(f -> f.getFileName().toString()))
                        .containsExactlyInAnyOrder(".herkomst", "herkomst-00000001-20261125T100000Z.jsonl");
            }
            assertThat(bench.files().get(0).lines()).hasSize(3);
        }
    }

    @Test
    void aRepeatedDeliveryIsRecognisedByAnotherProcessAndOnlyChangesAreTold() {
        try (var bench = new FolderBench(folder())) {
            bench.receipts(acme(7));
            try (var later = bench.open("jsonl")) {
                assertThat(receipt(later.deliver(List.of(acme(7)), ClearedForTests.LOOK)
                                        .receipts())
                                .counts()
                                .written)
                        .isZero();
                var changed = receipt(
                        later.deliver(List.of(acme(8)), ClearedForTests.LOOK).receipts());
                assertThat(changed.counts().written).isOne();
            }
            assertThat(bench.files()).hasSize(2);
            assertThat(bench.files().get(1)).contains("herkomst_visits_30d").doesNotContain("Acme", "source");
        }
    }

    private static Receipt receipt(List<Receipt> receipts) {
        assertThat(receipts).hasSize(1);
        return receipts.get(0);
    }

    @Test
    void whatAnotherProcessToldMeanwhileIsKnown() {
        try (var bench = new FolderBench(folder());
                var other = bench.open("jsonl")) {
            bench.receipts(acme(7));
            other.deliver(List.of(acme(8)), ClearedForTests.LOOK);
            assertThat(bench.receipts(acme(8)).get(0).counts().written).isZero();
            assertThat(withdraw(bench, "hk-acme")).isEqualTo(Outcome.DELETED);
            var again = other.deliver(List.of(acme(8)), ClearedForTests.LOOK).receipts();
            assertThat(receipt(again).verdict()).isEqualTo(Verdict.CREATED);
            assertThat(bench.files()).hasSize(4);
        }
    }

    @Test
    void whoeverEmptiesTheFolderIsToldNothingTwice() throws IOException {
        try (var bench = new FolderBench(folder())) {
            bench.receipts(acme(7));
            try (var all = Files.newDirectoryStream(folder(), "*.jsonl")) {
                for (var file : all) {
                    Files.delete(file);
                }
            }
            assertThat(bench.receipts(acme(7)).get(0).verdict()).isEqualTo(Verdict.UPDATED);
            assertThat(bench.files()).isEmpty();
        }
    }

    @Test
    void ofACompanyThatIsTakenBackNothingStaysInTheState() {
        try (var bench = new FolderBench(folder())) {
            bench.receipts(WebhookBench.record("hk-acme", "Acme Holding", 7));
            bench.receipts(WebhookBench.record("hk-other", "Other", 7));
            assertThat(withdraw(bench, "hk-acme")).isEqualTo(Outcome.DELETED);
            assertThat(bench.state()).contains("hk-acme", "Other").doesNotContain("Acme Holding");
            assertThat(withdraw(bench, "hk-acme")).isEqualTo(Outcome.NOT_THERE);
            assertThat(bench.records()).containsOnlyKeys("hk-other");
            assertThat(bench.files()).hasSize(3);
        }
    }

    private static Outcome withdraw(FolderBench bench, String key) {
        var retraction = new Retraction(new org.herkomst.core.company.CompanyKey(key), key, Ownership.MADE, null, true);
        var receipts =
                bench.target.withdraw(List.of(retraction), WebhookBench.MAPPING).receipts();
        assertThat(receipts).hasSize(1);
        return receipts.stream().map(Retracted::outcome).findFirst().orElseThrow();
    }

    @Test
    void aKillBeforeTheFileIsOutLeavesNothing() throws IOException {
        FolderState.open(folder()).prepare("one.jsonl", FILE, AFTER);
        var later = FolderState.open(folder());
        assertThat(later.held("hk-a")).isEmpty();
        assertThat(later.next()).isOne();
        assertThat(folder().resolve("one.jsonl")).doesNotExist();
        mended();
    }

    @Test
    void aKillBetweenFileAndStateForgetsNothing() throws IOException {
        var killed = FolderState.open(folder());
        killed.prepare("one.jsonl", FILE, AFTER);
        killed.publish();
        // Also where the file was taken away at once.
        Files.delete(folder().resolve("one.jsonl"));
        var later = FolderState.open(folder());
        assertThat(later.held("hk-a")).hasValue(Map.of("name", "Acme"));
        assertThat(later.next()).isEqualTo(2);
        mended();
    }

    @Test
    void aKillWhileTheStateGrowsForgetsNothing() throws IOException {
        var first = FolderState.open(folder());
        first.prepare("one.jsonl", FILE, Map.of("hk-b", Optional.of(Map.of("name", "Before"))));
        first.publish();
        first.settle();
        first.prepare("two.jsonl", FILE, AFTER);
        first.publish();
        Files.writeString(
                folder().resolve(".herkomst/state.jsonl"), "{\"key\":\"hk-a\",\"numb", StandardOpenOption.APPEND);
        var later = FolderState.open(folder());
        assertThat(later.held("hk-a")).hasValue(Map.of("name", "Acme"));
        assertThat(later.held("hk-b")).hasValue(Map.of("name", "Before"));
        mended();
        assertThat(FolderState.open(folder()).held("hk-a")).isPresent();
    }

    @Test
    void aKillWhileTheFileIsWrittenLeavesNothing() throws IOException {
        Files.createDirectories(folder().resolve(".herkomst"));
        Files.writeString(folder().resolve(".herkomst/delivery"), "{\"key\":\"hk-a\",\"oper");
        assertThat(FolderState.open(folder()).next()).isOne();
        mended();
    }

    /** The next delivery leaves nothing half done. */
    private void mended() throws IOException {
        try (var bench = new FolderBench(folder())) {
            bench.receipts(acme(7));
        }
        try (var all = Files.list(folder().resolve(".herkomst"))) {
            assertThat(all.map(f -> f.getFileName().toString())).containsExactly("state.jsonl");
        }
        assertThat(FolderState.open(folder()).held("hk-acme")).isPresent();
    }

    @Test
    void aPreviewChangesNothingWhateverIsUnderWay() throws IOException {
        try (var bench = new FolderBench(folder())) {
            bench.target.preview(List.of(acme(7)));
            assertThat(folder()).isEmptyDirectory();
            var underWay = FolderState.open(folder());
            underWay.prepare("one.jsonl", FILE, AFTER);
            bench.target.preview(List.of(acme(7)));
            underWay.publish();
            bench.target.preview(List.of(acme(7)));
            underWay.settle();
            assertThat(FolderState.open(folder()).held("hk-a")).isPresent();
        }
    }

    @Test
    void aStateThatCantBeReadIsNotTakenForNone() throws IOException {
        Files.createDirectories(folder().resolve(".herkomst"));
        Files.writeString(folder().resolve(".herkomst/state.jsonl"), "not ours\n");
        try (var bench = new FolderBench(folder())) {
            assertThatThrownBy(() -> bench.receipts(acme(7)))
                    .isInstanceOfSatisfying(
                            TargetException.class,
                            e -> assertThat(e.problem().category()).isEqualTo(Category.CONFIG));
            assertThat(bench.files()).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsAFaultAndIsNotMade() {
        var gone = folder().resolve("share");
        try (var bench = new FolderBench(gone)) {
            assertThat(bench.target.check(WebhookBench.MAPPING).problems()).hasSize(1);
            assertThatThrownBy(() -> bench.receipts(acme(7))).isInstanceOf(TargetException.class);
        }
        assertThat(gone).doesNotExist();
    }

    @Test
    void csvHasAHeaderAndEachChangedRecordWhole() {
        try (var bench = new FolderBench(folder(), "csv")) {
            bench.receipts(acme(7));
            bench.receipts(acme(8));
            withdraw(bench, "hk-acme");
            assertThat(bench.files().get(0)).isEqualTo("""
                    _key,_operation,_forbidden,herkomst_key,name,herkomst_source,herkomst_last_visit,herkomst_visits_30d,herkomst_confidence\r
                    hk-acme,upsert,,hk-acme,Acme,"Website visit, Matomo, 1",2026-11-20,7,0.85\r
                    """);
            assertThat(bench.files().get(1)).contains("hk-acme,upsert,,hk-acme,Acme,", "2026-11-20,8,0.85");
            assertThat(bench.files().get(2)).isEqualTo("_key,_operation,_forbidden\r\nhk-acme,withdraw,true\r\n");
        }
    }

    @Test
    void noCellIsAFormulaAndQuotesAreDoubled() {
        try (var bench = new FolderBench(folder(), "csv")) {
            var formula = new FieldValue.Text("=HYPERLINK(\"http://x\",\"y\")");
            bench.receipts(WebhookBench.with(acme(7), "herkomst_source", formula));
            assertThat(bench.files().get(0)).contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",");
        }
    }
}
