package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.herkomst.core.audit.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Goal G20: whatever is done to a record of thousands of entries without its key is found out, 600 times of 600. */
class AuditDamageTests {
    private static final int ROWS = 2_000;
    private static final int EACH = 100;
    private static final int OLDER = 1_500;
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final List<String> TEXTS = List.of("changed_at", "who", "kind", "subject", "details", "seal");

    @TempDir
    Path folder;

    private final Random random = new Random(20);
    private Workspace workspace;
    private JdbcTemplate sql;

    @BeforeEach
    void lay() {
        workspace = Workspace.open(StoreContract.configuration("jdbc:h2:mem:damage;DB_CLOSE_DELAY=-1", folder));
        sql = new JdbcTemplate(workspace.dataSource());
        append(OLDER);
        sql.execute("create table older_head as select * from change_head");
        append(ROWS - OLDER - 1);
        sql.execute("create table saved_entry as select * from change_entry");
        sql.execute("create table saved_head as select * from change_head");
        assertThat(workspace.audit().verify().finding()).isNull();
    }

    @AfterEach
    void close() {
        sql.execute("shutdown");
        workspace.close();
    }

    private void append(int count) {
        workspace
                .stores()
                .transactions()
                .run(() -> IntStream.range(0, count)
                        .forEach(n -> workspace
                                .stores()
                                .changes()
                                .append(new Change(
                                        NOW.plusSeconds(n),
                                        "cli:someone",
                                        Change.Kind.OPT_OUT_CONFIRMED,
                                        "opt-out " + n,
                                        new TreeMap<>(Map.of("companies", Integer.toString(n)))))));
    }

    @Test
    void everyDamageIsFound() {
        int found = 0;
        for (int n = 0; n < EACH; n++) {
            found += found(this::flipOneBit);
            found += found(() -> sql.update("delete from change_entry where seq = ?", row()));
            found += found(this::insert);
            found += found(this::swap);
            found += found(this::truncate);
            found += found(this::restampWithoutTheKey);
        }
        assertThat(found).isEqualTo(6 * EACH);
        assertThat(workspace.audit().verify().finding()).isNull();
    }

    private int found(Runnable damage) {
        damage.run();
        int found = workspace.audit().verify().sound() ? 0 : 1;
        sql.update("delete from change_entry");
        sql.update("insert into change_entry select * from saved_entry");
        sql.update("delete from change_head");
        sql.update("insert into change_head select * from saved_head");
        return found;
    }

    private long row() {
        return 1L + random.nextInt(ROWS);
    }

    private void flipOneBit() {
        int column = random.nextInt(TEXTS.size() + 1);
        long row = row();
        if (column == TEXTS.size()) {
            // The bits above all numbers: a lower one may be another entry's number.
            sql.update("update change_entry set seq = ? where seq = ?", row ^ (1L << (11 + random.nextInt(50))), row);
            return;
        }
        String name = TEXTS.get(column);
        String text = sql.queryForObject("select " + name + " from change_entry where seq = ?", String.class, row);
        char[] letters = text.toCharArray();
        letters[random.nextInt(letters.length)] ^= (char) (1 << random.nextInt(7));
        sql.update("update change_entry set " + name + " = ? where seq = ?", new String(letters), row);
    }

    /** Copied from elsewhere, in the middle with all later ones moved on, or past the end. */
    private void insert() {
        long from = row();
        long at = random.nextBoolean() ? row() : ROWS + 1;
        sql.update("update change_entry set seq = -seq where seq >= ?", at);
        sql.update("update change_entry set seq = 1 - seq where seq < 0");
        sql.update(
                "insert into change_entry select ?, changed_at, who, kind, subject, details, seal from saved_entry"
                        + " where seq = ?",
                at,
                from);
    }

    private void swap() {
        long one = row();
        long other = one == ROWS ? 1 : one + 1 + random.nextInt((int) (ROWS - one));
        sql.update("update change_entry set seq = -1 where seq = ?", one);
        sql.update("update change_entry set seq = ? where seq = ?", one, other);
        sql.update("update change_entry set seq = ? where seq = -1", other);
    }

    /** The end alone, or with a head that was true once. */
    private void truncate() {
        if (random.nextBoolean()) {
            sql.update("delete from change_entry where seq >= ?", row());
            return;
        }
        Long end = sql.queryForObject("select last_seq from older_head", Long.class);
        sql.update("delete from change_entry where seq > ?", end);
        sql.update("delete from change_head");
        sql.update("insert into change_head select * from older_head");
    }

    /** Edits an entry and seals it and all after it, and the head, by another key. */
    private void restampWithoutTheKey() {
        byte[] guessed = new byte[32];
        random.nextBytes(guessed);
        ChangeSeal seal = new ChangeSeal(guessed);
        ChangeTable table = new ChangeTable(
                new Database(workspace.dataSource(), SpringTransactions.joining(workspace.dataSource())));
        ChangeHead head = table.head().orElseThrow();
        long at = (long) ROWS - random.nextInt(50);
        sql.update("update change_entry set who = 'cli:nobody' where seq = ?", at);
        String before =
                at == 1 ? head.anchor() : table.find(at - 1).orElseThrow().seal();
        for (long seq = at; seq <= ROWS; seq++) {
            AuditEntry entry = table.find(seq).orElseThrow();
            AuditEntry sealed = entry.sealed(seal.of(before, entry));
            table.reseal(seq, sealed);
            head = new ChangeHead(head.first(), head.anchor(), seq, sealed.seal(), head.keyId(), "");
            before = sealed.seal();
        }
        table.update(seal.sealed(head));
    }
}
