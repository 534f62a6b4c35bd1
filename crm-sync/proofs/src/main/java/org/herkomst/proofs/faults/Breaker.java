package org.herkomst.proofs.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Does the steps of a way in a world, and undoes what stays in between. */
final class Breaker {
    private static final List<String> KEEP = List.of(
            "create table kept_away as select * from opt_out",
            "create table kept_counters as select * from counter where counter_name like 'opt_out%'");
    private static final List<String> RESTORE = List.of(
            "delete from opt_out",
            "insert into opt_out (id, kind, opt_value, given_as, reason, created_at, held_until)"
                    + " select id, kind, opt_value, given_as, reason, created_at, held_until from kept_away",
            "delete from counter where counter_name like 'opt_out%'",
            "insert into counter select * from kept_counters");
    private final World world;
    private final boolean h2;
    private final boolean chained;
    private final List<Connection> open = new ArrayList<>();
    private final List<Runnable> back = new ArrayList<>();

    Breaker(World world, boolean h2) {
        this.world = world;
        this.h2 = h2;
        this.chained = chained(world);
    }

    /** Does steps. */
    void perform(List<String> steps) {
        steps.forEach(this::perform);
    }

    /** Ends what stays: locks, planted faults, files that went away. */
    void end() {
        JdbcTrap.clear();
        FileTrap.clear();
        back.forEach(Runnable::run);
        back.clear();
        open.forEach(Breaker::close);
        open.clear();
    }

    private void perform(String step) {
        String word = step.split(" ", 2)[0];
        String rest = step.substring(Math.min(step.length(), word.length() + 1));
        switch (word) {
            case "@none" -> {}
            case "@keep" -> KEEP.forEach(this::sql);
            case "@restore" -> RESTORE.forEach(this::sql);
            case "@full" -> FileTrap.full();
            case "@planted" -> JdbcTrap.always(JdbcFault.valueOf(rest));
            case "@cut" -> change(world.data().resolve(rest), true);
            case "@away" -> change(world.data().resolve(rest), false);
            case "@lock" -> lock(named(rest));
            case "@reconnect" ->
                sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + Postgres.ROLE + "'");
            default -> sql(named(step));
        }
    }

    /** The table has one name as a plain list and another as a chain. */
    private String named(String sql) {
        return sql.replace("{changes}", chained ? "change_entry" : "change_record");
    }

    /** Whether the record of changes is a chain: then its key lies in the data folder. */
    static boolean chained(World world) {
        return Files.exists(world.data().resolve("audit.key"));
    }

    private void change(Path file, boolean half) {
        try {
            byte[] whole = Files.readAllBytes(file);
            if (half) {
                Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            } else {
                Files.delete(file);
            }
            back.add(() -> write(file, whole));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, byte[] whole) {
        try {
            Files.write(file, whole);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void lock(String sql) {
        try {
            Connection connection = connection();
            open.add(connection);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private void sql(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private Connection connection() throws SQLException {
        return h2
                ? DriverManager.getConnection(
                        "jdbc:h2:file:" + world.data().resolve("herkomst")
                                + ";WRITE_DELAY=0;AUTO_SERVER=TRUE;CACHE_SIZE=65536",
                        new Properties())
                : world.postgres().administrator(World.databaseName());
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Its lock is gone with it.
            return;
        }
    }
}
