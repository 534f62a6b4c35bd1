package org.herkomst.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.core.objection.Named;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.objection.ObjectionRules;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.objection.Proof;
import org.jspecify.annotations.Nullable;

/** Objections in {@code objection}, their mails in {@code objection_mail}. */
final class DatabaseObjections implements ObjectionStore {
    private static final String OBJECTIONS =
            "select id, company_domain, company_name, register_number, language, challenge,"
                    + " state, requested_at, open_until, held_until, looked_at, proof, settled_at, prover_hash from objection";
    private static final String MAILS =
            "select id, objection_id, token_hash, address_mac, mail_domain, asked_at, state from objection_mail";
    private static final String OPEN = "state not in ('CONFIRMED', 'REFUSED')";
    private final Database database;
    private final Counters counters;

    DatabaseObjections(Database database) {
        this.database = database;
        this.counters = new Counters(database);
    }

    @Override
    public void lineUp() {
        counters.next("objection");
    }

    @Override
    public long add(Objection o, String statusHash) {
        return database.insert(
                "insert into objection (status_hash, language, company_domain, company_name, register_number, challenge,"
                        + " state, requested_at, open_until, held_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, statusHash);
                    statement.setString(2, o.language());
                    statement.setString(3, o.named().domain());
                    statement.setString(4, o.named().name());
                    statement.setString(5, o.named().register());
                    statement.setString(6, o.challenge());
                    statement.setString(7, o.kept().name());
                    statement.setObject(8, Database.time(o.requestedAt()));
                    statement.setObject(9, Database.time(o.openUntil()));
                    Instant held = o.heldUntil();
                    statement.setObject(10, held == null ? null : Database.time(held), Types.TIMESTAMP_WITH_TIMEZONE);
                });
    }

    @Override
    public Optional<Objection> get(long id) {
        return query(" where id = ?", id).stream().findFirst();
    }

    private List<Objection> query(String where, Object... parameters) {
        return database.query(OBJECTIONS + where, (row, n) -> objection(row), parameters);
    }

    @Override
    public Optional<Found> find(String hash) {
        return database
                .query(
                        OBJECTIONS + " where status_hash = ? or prover_hash = ?",
                        (row, n) ->
                                new Found(objection(row), row.getString(14) == null || hash.equals(row.getString(14))),
                        hash,
                        hash)
                .stream()
                .findFirst();
    }

    @Override
    public List<Objection> latest(int limit) {
        return query(" order by id desc limit ?", limit);
    }

    @Override
    public int holds(String domain, Instant since) {
        return database.query(
                        "select count(*) from objection where company_domain = ? and requested_at > ? and held_until is not null",
                        (row, n) -> row.getInt(1),
                        domain,
                        since)
                .get(0);
    }

    @Override
    public boolean held(String domain, Instant now) {
        return database.query(
                                "select count(*) from objection where company_domain = ? and held_until > ?",
                                (row, n) -> row.getInt(1),
                                domain,
                                now)
                        .get(0)
                > 0;
    }

    @Override
    public boolean settle(long id, Settlement s) {
        Proof proof = s.proof();
        return database.update(
                        "update objection set state = ?, proof = ?, settled_at = ?, prover_hash = ? where id = ? and "
                                + OPEN,
                        s.state().name(),
                        proof == null ? null : proof.name(),
                        s.at(),
                        s.proverHash(),
                        id)
                > 0;
    }

    @Override
    public void addOptOut(long id, long optOut) {
        database.update("insert into objection_opt_out (objection_id, opt_out_id) values (?, ?)", id, optOut);
    }

    @Override
    public List<Long> optOuts(long id) {
        return database.query(
                "select opt_out_id from objection_opt_out where objection_id = ? order by opt_out_id",
                (row, n) -> row.getLong(1),
                id);
    }

    @Override
    public void looked(long id, Instant now) {
        database.update("update objection set looked_at = ? where id = ?", now, id);
    }

    @Override
    public List<Objection> toLookAt(Instant lookedBefore, Instant now, int limit) {
        return query(
                " where looked_at < ? and open_until > ? and state = 'REQUESTED' order by looked_at limit ?",
                lookedBefore,
                now,
                limit);
    }

    @Override
    public List<Instant> mails(MailTo to, String value, Instant since) {
        String asked = "select asked_at from objection_mail where asked_at > ?";
        return switch (to) {
            case ADDRESS -> times(asked + " and address_mac = ?", since, value);
            case DOMAIN -> times(asked + " and mail_domain = ?", since, value);
            case ANYBODY -> times(asked, since);
        };
    }

    private List<Instant> times(String sql, Object... parameters) {
        return database.query(sql + " order by asked_at", (row, n) -> time(row, 1), parameters);
    }

    @Override
    public long addMail(Mail m) {
        return database.insert(
                "insert into objection_mail (objection_id, token_hash, address_mac, mail_domain, asked_at, state)"
                        + " values (?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setLong(1, m.objection());
                    statement.setString(2, m.tokenHash());
                    statement.setString(3, m.address());
                    statement.setString(4, m.domain());
                    statement.setObject(5, Database.time(m.askedAt()));
                    statement.setString(6, m.state().name());
                });
    }

    @Override
    public void mailed(long mail, MailState state) {
        database.update("update objection_mail set state = ? where id = ?", state.name(), mail);
    }

    /** The row stays, so that the page can say that it failed; it counts no more, and its link's time is over. */
    @Override
    public void unmailed(long mail) {
        database.update(
                "update objection_mail set state = 'FAILED', address_mac = '', mail_domain = '', asked_at = ? where id = ?",
                Instant.EPOCH,
                mail);
    }

    @Override
    public Optional<Mail> lastMail(long objection) {
        return mail(" where objection_id = ? order by id desc limit 1", objection);
    }

    @Override
    public Optional<Mail> mail(String tokenHash) {
        return mail(" where token_hash = ?", tokenHash);
    }

    private Optional<Mail> mail(String where, Object parameter) {
        return database
                .query(
                        MAILS + where,
                        (row, n) -> new Mail(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                time(row, 6),
                                MailState.valueOf(row.getString(7))),
                        parameter)
                .stream()
                .findFirst();
    }

    @Override
    public int erase(Instant mails, Instant now, ObjectionRules rules) {
        return database.transactions().call(() -> {
            database.update("delete from objection_mail where asked_at < ?", mails);
            List<Long> over = database.query(
                    "select id from objection where (state = 'CONFIRMED' and settled_at < ?)"
                            + " or (state = 'REFUSED' and settled_at < ?) or (" + OPEN + " and open_until < ?)",
                    (row, n) -> row.getLong(1),
                    now.minus(rules.keptConfirmed()),
                    now.minus(rules.keptOpen()),
                    now.minus(rules.keptOpen()));
            Database.Values ids = Database.Values.numbers(over);
            database.update("delete from objection_mail where objection_id = any(?)", ids);
            database.update("delete from objection_opt_out where objection_id = any(?)", ids);
            return database.update("delete from objection where id = any(?)", ids);
        });
    }

    private static Objection objection(ResultSet row) throws SQLException {
        String proof = row.getString(12);
        return new Objection(
                row.getLong(1),
                new Named(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                Objection.State.valueOf(row.getString(7)),
                time(row, 8),
                time(row, 9),
                timeIfAny(row, 10),
                timeIfAny(row, 11),
                proof == null ? null : Proof.valueOf(proof),
                timeIfAny(row, 13));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(timeIfAny(row, column), "time");
    }

    private static @Nullable Instant timeIfAny(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
