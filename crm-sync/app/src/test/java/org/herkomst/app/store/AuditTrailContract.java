package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.AuditReport.Finding;
import org.herkomst.app.store.AuditReport.Kind;
import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.audit.RecordUnwritableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the record of changes must do on every database. */
abstract class AuditTrailContract {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00.123456789Z");

    @TempDir
    Path folder;

    private HerkomstConfiguration configuration;
    private Workspace workspace;
    private ChangeRecord record;
    private JdbcTemplate sql;

    /** A URL of an empty database. */
    abstract String url(Path folder) throws Exception;

    @BeforeEach
    void begin() throws Exception {
        configuration = StoreContract.configuration(url(folder), folder.resolve("data"));
        open();
    }

    private void open() {
        workspace = Workspace.open(configuration);
        record = workspace.stores().changes();
        sql = new JdbcTemplate(workspace.dataSource());
    }

    private void reopen() {
        workspace.close();
        open();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static Change change(int n) {
        return new Change(
                NOW.plusSeconds(n),
                "cli:someone",
                Change.Kind.OPT_OUT_CONFIRMED,
                "opt-out " + n,
                new TreeMap<>(Map.of("by", "domain", "companies", Integer.toString(n))));
    }

    private void append(int from, int count) {
        workspace
                .stores()
                .transactions()
                .run(() -> IntStream.range(from, from + count).forEach(n -> record.append(change(n))));
    }

    private @Nullable Finding finding() {
        return workspace.audit().verify().finding();
    }

    private void assertSound() {
        assertThat(finding()).isNull();
        record.mustBeWritable();
    }

    private Path checkpoint() {
        return folder.resolve("data/audit.checkpoint");
    }

    private Path key() {
        return folder.resolve("data/audit.key");
    }

    private List<AuditEntry> entries() {
        List<AuditEntry> all = new ArrayList<>();
        workspace
                .audit()
                .entries(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"))
                .forEachRemaining(all::add);
        return all;
    }

    @Test
    void newRecordIsSoundAndSaysThatItBegan() {
        assertThat(entries())
                .singleElement()
                .satisfies(e -> assertThat(e.kind()).isEqualTo("RECORD_BEGUN"));
        assertSound();
        reopen();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void entriesComeBackInOrderAndByTheirTime() {
        append(1, 3);
        assertThat(entries()).extracting(AuditEntry::seq).containsExactly(1L, 2L, 3L, 4L);
        Iterator<AuditEntry> some = workspace.audit().entries(NOW.plusSeconds(2), NOW.plusSeconds(3));
        assertThat(some.next().texts()).isEqualTo(Map.of("by", "domain", "companies", "2"));
        assertThat(some.hasNext()).isFalse();
        assertSound();
    }

    @Test
    void rolledBackEntryLeavesNothing() throws IOException {
        append(1, 1);
        String before = Files.readString(checkpoint());
        assertThatThrownBy(() -> workspace.stores().transactions().run(() -> {
                    record.append(change(2));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(entries()).hasSize(2);
        assertThat(Files.readString(checkpoint())).isEqualTo(before);
        assertSound();
    }

    @Test
    void changeIsNotMadeWhereItCannotBeWrittenDown() {
        sql.execute("update change_head set last_seq = 7");
        assertThatThrownBy(() -> workspace.stores().transactions().run(() -> {
                    sql.execute("update counter set latest = 77 where counter_name = 'claim'");
                    record.append(change(1));
                }))
                .isInstanceOf(RecordUnwritableException.class);
        assertThat(sql.queryForObject("select latest from counter where counter_name = 'claim'", Long.class))
                .isNotEqualTo(77);
    }

    @Test
    void entriesOfTheTimeBeforeSealsAreSealedAtTheFirstOpening() throws IOException {
        forgetTheRecord();
        sql.update("insert into change_record (changed_at, who, kind, subject, details) values"
                + " (timestamp '2026-10-01 10:00:00', 'cli:a', 'OPT_OUT_CONFIRMED', 'opt-out 1', '{\"by\":\"domain\"}'),"
                + " (timestamp '2026-10-02 10:00:00', 'cli:b', 'OPT_OUT_REMOVED', 'opt-out 1', '{}')");
        reopen();
        assertThat(entries())
                .extracting(AuditEntry::kind)
                .containsExactly("OPT_OUT_CONFIRMED", "OPT_OUT_REMOVED", "RECORD_BEGUN");
        assertThat(entries().get(2).texts()).isEqualTo(Map.of("entries_without_seal", "2"));
        assertThat(sql.queryForObject("select count(*) from change_record", Long.class))
                .isZero();
        assertSound();
    }

    private void forgetTheRecord() throws IOException {
        sql.execute("delete from change_head");
        sql.execute("delete from change_entry");
        Files.deleteIfExists(checkpoint());
        Files.deleteIfExists(key());
    }

    @Test
    void nobodyBeginsTheRecordAnewToForgeIt() {
        append(1, 5);
        sql.execute("delete from change_head");
        sql.execute("delete from change_entry");
        sql.update("insert into change_record (changed_at, who, kind, subject, details) values"
                + " (timestamp '2026-10-01 10:00:00', 'cli:a', 'OPT_OUT_CONFIRMED', 'opt-out 1', '{}')");
        reopen();
        assertThat(entries()).isEmpty();
        assertFound(Kind.RESTORED, "the head row");
        assertUnwritable("lost its head row");
    }

    private void assertFound(Kind kind, String place) {
        Finding finding = finding();
        assertThat(finding).isNotNull();
        assertThat(finding.kind()).as(finding.text()).isEqualTo(kind);
        assertThat(finding.place()).isEqualTo(place);
    }

    private void assertUnwritable(String text) {
        assertThatThrownBy(record::mustBeWritable)
                .isInstanceOf(RecordUnwritableException.class)
                .hasMessageStartingWith("HK-AUD-001: ")
                .hasMessageContaining(text);
    }

    @Test
    void whatIsDoneToEntriesIsNamed() {
        append(1, 9);
        damage("update change_entry set who = 'cli:other' where seq = 4", Kind.EDITED, "entry 4");
        damage("update change_entry set details = '{}' where seq = 10", Kind.EDITED, "entry 10");
        damage("delete from change_entry where seq = 4", Kind.MISSING, "entry 4");
        damage("delete from change_entry where seq = 1", Kind.MISSING, "entry 1");
        damage("delete from change_entry where seq >= 8", Kind.CUT_OFF, "entry 8");
        damage(copied("11"), Kind.INSERTED, "entry 11");
        damage(copied("0"), Kind.INSERTED, "entry 0");
        damage("update change_head set last_seq = 9", Kind.EDITED, "the head row");
        damage("update change_head set anchor = last_seal", Kind.EDITED, "the head row");
        damage("delete from change_head", Kind.RESTORED, "the head row");
    }

    private static String copied(String seq) {
        return "insert into change_entry select " + seq
                + ", changed_at, who, kind, subject, details, seal from change_entry where seq = 3";
    }

    @Test
    void shiftedNumbersHideNothing() {
        append(1, 9);
        damage(
                "delete from change_entry where seq = 4; update change_entry set seq = seq - 1 where seq > 4",
                Kind.MISSING,
                "entry 4");
        damage(
                "update change_entry set seq = -seq where seq >= 4; " + copied("4")
                        + "; update change_entry set seq = 1 - seq where seq < 0",
                Kind.INSERTED,
                "entry 4");
        damage(swap(4, 5), Kind.SWAPPED, "entry 4");
        damage(swap(3, 8), Kind.SWAPPED, "entry 3");
    }

    private static String swap(int a, int b) {
        return "update change_entry set seq = -1 where seq = " + a + "; update change_entry set seq = " + a
                + " where seq = " + b + "; update change_entry set seq = " + b + " where seq = -1";
    }

    /** Damages the record, looks, and mends it again. */
    private void damage(String statements, Kind kind, String place) {
        Consumer<String> each = sql::execute;
        sql.execute("create table saved_entry as select * from change_entry");
        sql.execute("create table saved_head as select * from change_head");
        Stream.of(statements.split("; ", -1)).forEach(each);
        assertFound(kind, place);
        Stream.of(
                        "delete from change_entry",
                        "insert into change_entry select * from saved_entry",
                        "delete from change_head",
                        "insert into change_head select * from saved_head",
                        "drop table saved_entry",
                        "drop table saved_head")
                .forEach(each);
        assertSound();
    }

    @Test
    void olderDatabaseIsFoundOutAndNothingIsSentUntilItIsAccepted() throws IOException {
        append(1, 3);
        sql.execute("create table saved_entry as select * from change_entry");
        sql.execute("create table saved_head as select * from change_head");
        append(4, 5);
        restore();
        assertFound(Kind.RESTORED, "audit.checkpoint");
        assertUnwritable("ends at entry 4, entry 9 was written before");

        append(20, 6); // an objection is taken down even now
        assertUnwritable("went on from an older state");
        assertFound(Kind.RESTORED, "audit.checkpoint");

        assertThat(workspace.audit().accept("cli:me", "disk broke", NOW)).isPresent();
        assertSound();
        assertThat(entries().get(10).texts())
                .containsEntry("reason", "disk broke")
                .containsEntry("found", "restored")
                .containsEntry("checkpoint_saw", "9");
        assertThat(workspace.audit().accept("cli:me", "again", NOW)).isEmpty();
        append(30, 1);
        reopen();
        assertSound();
    }

    private void restore() {
        Stream.of(
                        "delete from change_entry",
                        "insert into change_entry select * from saved_entry",
                        "delete from change_head",
                        "insert into change_head select * from saved_head")
                .forEach(sql::execute);
    }

    @Test
    void checkpointThatLagsIsNoAlarmAndIsBroughtForward() throws IOException {
        append(1, 2);
        byte[] older = Files.readAllBytes(checkpoint());
        append(3, 2);
        byte[] newer = Files.readAllBytes(checkpoint());
        // As a process leaves it that dies between commit and checkpoint.
        Files.write(checkpoint(), older);
        assertThat(finding()).isNull();
        record.mustBeWritable();
        assertThat(Files.readAllBytes(checkpoint())).isEqualTo(newer);

        Files.write(checkpoint(), older);
        append(5, 1);
        assertThat(Files.readAllBytes(checkpoint())).isNotEqualTo(older).isNotEqualTo(newer);
        assertSound();
    }

    @Test
    void processThatDiedWhileItBeganTheRecordIsNoAlarm() throws IOException {
        sql.execute("delete from change_head");
        sql.execute("delete from change_entry");
        ChangeSeal seal = new ChangeSeal(Files.readAllBytes(key()));
        new CheckpointFile(checkpoint()).write(seal, Checkpoint.of(ChangeHead.empty(seal)));
        reopen();
        assertSound();

        // Between its commit and the checkpoint.
        new CheckpointFile(checkpoint()).write(seal, Checkpoint.of(ChangeHead.empty(seal)));
        reopen();
        assertSound();
    }

    @Test
    void whatLiesOutsideOfTheDatabaseIsMissed() throws IOException {
        append(1, 2);
        byte[] file = Files.readAllBytes(checkpoint());
        Files.delete(checkpoint());
        assertFound(Kind.MISSING, "audit.checkpoint");
        assertUnwritable("audit.checkpoint is missing");
        append(3, 1);
        assertThat(checkpoint()).doesNotExist();

        file[20] ^= 1;
        Files.write(checkpoint(), file);
        assertFound(Kind.EDITED, "audit.checkpoint");
        assertUnwritable("was edited");

        assertThat(workspace.audit().accept("cli:me", "lost it", NOW)).isPresent();
        assertSound();
    }

    @Test
    void withoutItsKeyTheRecordIsNotWritten() throws IOException {
        append(1, 2);
        byte[] right = Files.readAllBytes(key());
        Files.delete(key());
        reopen();
        assertThat(key()).doesNotExist();
        assertUnwritable("audit.key, is missing");
        assertThatThrownBy(() -> append(3, 1)).hasMessageContaining("is missing");
        assertThatThrownBy(() -> workspace.audit().verify()).hasMessageContaining("is missing");

        right[0] ^= 1;
        Files.write(key(), right);
        assertFound(Kind.EDITED, "the head row");
        assertThatThrownBy(() -> append(3, 1)).hasMessageContaining("another audit.key");

        Files.delete(key());
        assertThat(workspace.audit().accept("cli:me", "key lost", NOW)).isPresent();
        assertSound();
        assertThat(entries()).hasSize(4);
    }

    @Test
    void damagedEntriesAreSealedAsTheyStandWhenAccepted() {
        append(1, 9);
        sql.execute("update change_entry set who = 'cli:other' where seq = 4");
        sql.execute("delete from change_entry where seq = 6");
        assertThat(workspace.audit().accept("cli:me", "known", NOW))
                .hasValueSatisfying(f -> assertThat(f.kind()).isEqualTo(Kind.EDITED));
        assertSound();
        assertThat(entries())
                .hasSize(10)
                .last()
                .satisfies(e ->
                        assertThat(e.texts()).containsEntry("found", "edited").containsEntry("where", "entry 4"));
    }

    @Test
    void lastEntryThatWasEditedUnderItsSealStopsSending() {
        append(1, 3);
        record.mustBeWritable();
        sql.execute("update change_entry set who = concat(who, 'x') where seq = (select max(seq) from change_entry)");
        assertUnwritable("is missing or was edited");
    }

    @Test
    void recordThatCannotBeWrittenStopsSending() {
        append(1, 2);
        sql.execute("alter table change_entry add constraint refused check (seq < 4)");
        assertUnwritable("can't be written");
        sql.execute("alter table change_entry drop constraint refused");
        record.mustBeWritable();
        sql.execute("update change_entry set seal = 'x' where seq = 3");
        assertUnwritable("last entry");
        sql.execute("drop table change_entry");
        assertUnwritable("can't be written");
        ((HikariDataSource) workspace.dataSource()).close();
        assertUnwritable("can't be written");
    }

    @Test
    void writersOfTwoProcessesMakeOneChain() throws Exception {
        try (Workspace other = Workspace.open(configuration)) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                Workspace its = writer % 2 == 0 ? workspace : other;
                int first = 100 * writer;
                tasks.add(() -> {
                    for (int n = 0; n < 25; n++) {
                        its.stores().changes().append(change(first + n));
                        its.stores().changes().mustBeWritable();
                    }
                    return true;
                });
            }
            ExecutorService pool = Executors.newFixedThreadPool(4);
            for (Future<Boolean> done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
            pool.shutdown();
        }
        assertThat(entries()).hasSize(101);
        assertSound();
    }

    @Test
    void twoProcessesBeginTheRecordOnce() throws Exception {
        forgetTheRecord();
        workspace.close();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Callable<Boolean> opening = () -> {
            Workspace.open(configuration).close();
            return true;
        };
        for (Future<Boolean> done : pool.invokeAll(List.of(opening, opening))) {
            assertThat(done.get()).isTrue();
        }
        pool.shutdown();
        open();
        assertThat(entries()).hasSize(1);
        assertSound();
    }

    @Test
    void configurationIsWrittenDownOnceWhenItChanges() throws Exception {
        assertThat(workspace
                        .audit()
                        .configured(with(Map.of("herkomst.a", "192.0.2.0/24", "herkomst.b", "x")), "serve", NOW))
                .isTrue();
        HerkomstConfiguration next = with(Map.of("herkomst.a", "192.0.2.0/28", "herkomst.c", "y"));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (Workspace other = Workspace.open(configuration)) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (Workspace its : List.of(workspace, other, workspace, other)) {
                tasks.add(() -> its.audit().configured(next, "cli:me", NOW));
            }
            int written = 0;
            for (Future<Boolean> done : pool.invokeAll(tasks)) {
                written += done.get() ? 1 : 0;
            }
            assertThat(written).isEqualTo(1);
        }
        pool.shutdown();
        assertThat(entries()).hasSize(3);
        AuditEntry entry = entries().get(2);
        assertThat(entry.texts().keySet()).containsExactly("herkomst.a", "herkomst.b", "herkomst.c", "version");
        assertThat(entry.details()).doesNotContain("192.0.2").contains("(absent)");
        assertSound();
        sql.execute("update change_configuration set digests = '{}'");
        assertFound(Kind.EDITED, "change_configuration");
    }

    private HerkomstConfiguration with(Map<String, String> values) {
        HerkomstConfiguration c = configuration;
        return new HerkomstConfiguration(
                c.data(),
                c.database(),
                c.sources(),
                c.exclude(),
                c.resolver(),
                c.privacy(),
                c.targets(),
                c.guards(),
                c.jobs(),
                c.service(),
                null,
                "v" + values.hashCode(),
                values);
    }

    @Test
    void removalsAreWrittenDownAndEvidenceStays() throws IOException {
        forgetTheRecord();
        sql.update("insert into change_record (changed_at, who, kind, subject, details) values"
                + " (timestamp '2020-01-01 10:00:00', 'cli:a', 'OPT_OUT_CONFIRMED', 'opt-out 1', '{}'),"
                + " (timestamp '2020-01-02 10:00:00', 'cli:a', 'OPT_OUT_REMOVED', 'opt-out 1', '{}')");
        reopen();
        append(1, 3);
        byte[] before = Files.readAllBytes(checkpoint());
        Instant term = NOW.minus(Duration.ofDays(700));

        assertThat(workspace.audit().removeBefore(term, NOW)).isEqualTo(2);
        assertThat(entries())
                .hasSize(5)
                .first()
                .satisfies(e -> assertThat(e.seq()).isEqualTo(3));
        assertThat(entries().get(4).kind()).isEqualTo("RECORD_SHORTENED");
        assertThat(entries().get(4).texts()).containsEntry("entries", "1 to 2");
        assertThat(workspace.audit().removeBefore(term, NOW)).isZero();
        assertSound();
        Files.write(checkpoint(), before);
        assertSound();

        sql.execute("update change_entry set who = 'cli:other' where seq = 4");
        Instant later = Instant.parse("2999-01-01T00:00:00Z");
        assertThatThrownBy(() -> workspace.audit().removeBefore(later, later))
                .hasMessageContaining("Entry 4 was edited");
    }
}
