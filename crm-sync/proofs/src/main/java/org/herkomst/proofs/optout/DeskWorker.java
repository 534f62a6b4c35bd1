package org.herkomst.proofs.optout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutDesk.Confirmed;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.run.Transactions;
import org.herkomst.core.withdrawal.Reason;

/**
 * A process with the desk of opt-outs in it. {@code name WORKS}, {@code domain D}, {@code register R} and {@code key HK} confirm one, and
 * are answered with when it was committed and how long the call took, in microseconds, and with the key and the name of its company;
 * {@code done REASON} is answered with how many companies are verified to be taken back, how many are not, and the longest time it took
 * in seconds.
 */
final class DeskWorker {
    private final Workspace workspace;
    private final OptOutDesk desk;
    private long committed;

    private DeskWorker(HerkomstConfiguration configuration, Workspace workspace) {
        this.workspace = workspace;
        SyncStores stores = workspace.stores();
        this.desk = OptOutDesk.over(
                stores.with(timed(stores.transactions())),
                configuration.targets().keySet(),
                Clock.systemUTC());
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        HerkomstConfiguration configuration = Configurations.read(Path.of(arguments[0]), Map.of(), line -> {});
        try (Workspace workspace = Workspace.open(configuration)) {
            System.out.println("ready");
            DeskWorker worker = new DeskWorker(configuration, workspace);
            BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                System.out.println(worker.answer(line.split(" ", 2)));
            }
        }
    }

    /** The commit is over when the outermost call returns. */
    private Transactions timed(Transactions inner) {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                T result = inner.call(work);
                committed = micros();
                return result;
            }
        };
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private String answer(String[] words) throws SQLException {
        return words[0].equals("done") ? done(Reason.valueOf(words[1])) : confirm(words[0], words[1]);
    }

    private String confirm(String kind, String value) {
        OptOut optOut = kind.equals("key") ? byKey(value) : given(kind, value);
        long begun = System.nanoTime();
        Confirmed confirmed = desk.confirm(optOut, List.of(), "cli:proof");
        long took = (System.nanoTime() - begun) / 1_000;
        List<Company> companies = workspace.stores().companies().get(confirmed.companies());
        return companies.size() == 1
                ? String.join(
                        " ",
                        String.valueOf(committed),
                        String.valueOf(took),
                        companies.get(0).key().value(),
                        companies.get(0).facts().name())
                : committed + " " + took;
    }

    private OptOut byKey(String key) {
        long id = workspace.stores().companies().byKey(new CompanyKey(key)).orElseThrow();
        String name =
                workspace.stores().companies().get(List.of(id)).get(0).facts().name();
        return given("name", name);
    }

    private static OptOut given(String kind, String value) {
        Instant now = Instant.now();
        return switch (kind) {
            case "name" -> OptOutRequest.name(value, null, now);
            case "domain" -> OptOutRequest.domain(value, null, now);
            case "register" -> OptOutRequest.register(value, null, now);
            default -> throw new IllegalArgumentException("No such kind: " + kind);
        };
    }

    private String done(Reason reason) throws SQLException {
        Map<Boolean, List<Double>> took = new java.util.HashMap<>();
        try (Connection connection = workspace.dataSource().getConnection();
                PreparedStatement asked = connection.prepareStatement(
                        "select w.requested_at, t.verified_at from withdrawal_task t join withdrawal w on w.id ="
                                + " t.withdrawal_id where w.reason = ?")) {
            asked.setString(1, reason.name());
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    boolean verified = rows.getTimestamp(2) != null;
                    double seconds = verified
                            ? (rows.getTimestamp(2).getTime()
                                            - rows.getTimestamp(1).getTime())
                                    / 1_000.0
                            : 0;
                    took.computeIfAbsent(verified, v -> new java.util.ArrayList<>())
                            .add(seconds);
                }
            }
        }
        List<Double> verified = took.getOrDefault(true, List.of());
        return verified.size() + " " + took.getOrDefault(false, List.of()).size() + " "
                + verified.stream()
                        .collect(Collectors.summarizingDouble(s -> s))
                        .getMax();
    }
}
