package org.herkomst.app.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Locks in {@code job_lock}. */
final class DatabaseLocks implements JobLocks {
    private final Database database;
    private final Database joining;

    /**
     * Locks.
     *
     * @param database its transactions stand apart from one that is open
     * @param joining its transactions join one that is open
     */
    DatabaseLocks(Database database, Database joining) {
        this.database = database;
        this.joining = joining;
    }

    private record Row(@Nullable String owner, boolean living) {}

    @Override
    public OptionalLong acquire(String job) {
        database.insertMissing(
                "insert into job_lock (job, token) select ?, 0 where not exists (select 1 from job_lock where job"
                        + " = ?)",
                job,
                job);
        return database.transactions().call(() -> {
            Row row = row(job, " for update").get(0);
            if (row.living() && !gone(row.owner())) {
                return OptionalLong.empty();
            }
            database.update(
                    "update job_lock set token = token + 1, owner = ?, lease_until = current_timestamp + interval '5'"
                            + " second where job = ?",
                    owner(),
                    job);
            return OptionalLong.of(
                    database.query("select token from job_lock where job = ?", (r, n) -> r.getLong(1), job)
                            .get(0));
        });
    }

    @Override
    public boolean renew(String job, long token) {
        return database.transactions()
                .call(() -> database.update(
                                "update job_lock set lease_until = current_timestamp + interval '5' second"
                                        + " where job = ? and token = ? and owner is not null",
                                job,
                                token)
                        > 0);
    }

    @Override
    public boolean holds(String job, long token) {
        return joining.update("update job_lock set token = token where job = ? and token = ?", job, token) > 0;
    }

    @Override
    public void release(String job, long token) {
        database.transactions()
                .run(() -> database.update(
                        "update job_lock set lease_until = null, owner = null where job = ? and token = ?",
                        job,
                        token));
    }

    @Override
    public void freeClaims(String target) {
        database.transactions().run(() -> {
            database.update(
                    "update delivery set state = 'WAITING', claim = null, lease_until = null"
                            + " where target = ? and state = 'CLAIMED'",
                    target);
            database.update(
                    "update activity set state = 'WAITING', claim = null where target = ? and state = 'CLAIMED'",
                    target);
            database.update(
                    "update withdrawal_task set claim = null, lease_until = null where target = ? and claim is not null",
                    target);
        });
    }

    @Override
    public boolean held(String job) {
        return row(job, "").stream().anyMatch(r -> r.living() && !gone(r.owner()));
    }

    private List<Row> row(String job, String lock) {
        return database.query(
                "select owner, case when lease_until > current_timestamp then 1 else 0 end from job_lock"
                        + " where job = ?" + lock,
                (r, n) -> new Row(r.getString(1), r.getInt(2) == 1),
                job);
    }

    private static String owner() {
        ProcessHandle self = ProcessHandle.current();
        return host() + " " + self.pid() + " " + start(self);
    }

    /** Whether an owner was a process of this machine that no longer runs; unknown owners live. */
    private static boolean gone(@Nullable String owner) {
        String[] parts = owner == null ? new String[0] : owner.split(" ");
        if (parts.length != 3 || !parts[0].equals(host())) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[1]))
                .filter(p -> start(p).equals(parts[2]))
                .isEmpty();
    }

    private static String start(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .map(String::valueOf)
                .orElse("-");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(' ', '_');
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
