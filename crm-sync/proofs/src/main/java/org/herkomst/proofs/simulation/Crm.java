package org.herkomst.proofs.simulation;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herkomst.proofs.simulation.History.Kind;
import org.herkomst.sandbox.hubspot.HubSpotAnswers;
import org.herkomst.sandbox.hubspot.HubSpotAnswers.Answered;
import org.herkomst.sandbox.hubspot.SandboxAccount;
import org.herkomst.sandbox.hubspot.SandboxSettings;

/** The sandbox's HubSpot, asked within the process over a network that does all that networks do. */
final class Crm implements Client {
    static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** From a last look until its request lands. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int STANDSTILL = 150;
    private final Stage stage;
    private final History history;
    private final HubSpotAnswers answers;
    private final int faulty;
    private final List<Late> underWay = new ArrayList<>();
    private final Set<String> ofPersons = new TreeSet<>();
    private final Set<String> added = new TreeSet<>();
    private final Map<String, Long> sentBy = new TreeMap<>();
    private int faults;

    private record Late(Instant at, Asked asked, long sent) {}

    /** What the network does to a request. */
    private enum Network {
        REFUSED,
        LOST,
        APPLIED,
        LANDS_LATE,
        RESET,
        HALF,
        MISSING_RESULT,
        PARTLY,
        LIMITED,
        SPENT,
        FAILED,
        FAILED_APPLIED,
        GATEWAY
    }

    /** A request. */
    record Asked(String method, String path, String body) {
        String operation() {
            return HubSpotAnswers.operation(method, path);
        }
    }

    /**
     * A CRM.
     *
     * @param faulty how many of a thousand requests go wrong
     */
    Crm(Stage stage, History history, int faulty) {
        this.stage = stage;
        this.history = history;
        this.faulty = faulty;
        this.answers = new HubSpotAnswers(new SandboxSettings(
                null, stage.clock(), Duration.ofSeconds(3), 207, SandboxSettings.Limits.none(), "UTC"));
        OurFields.add(account());
    }

    SandboxAccount account() {
        return answers.account();
    }

    int faults() {
        return faults;
    }

    /** A person adds a record: no request may ever delete it. */
    void personAdds(Map<String, String> values) {
        added.add(account().personAdds(values));
    }

    /** Of these records a person decided last. */
    void ofPerson(Collection<String> ids) {
        ofPersons.addAll(ids);
    }

    boolean isOfPerson(String id) {
        return ofPersons.contains(id);
    }

    /** Records that carry a key of ours, by id, those left out of which a person decided last. */
    Map<String, Map<String, String>> ours() {
        return account().companies().entrySet().stream()
                .filter(e -> e.getValue().containsKey("herkomst_key") && !ofPersons.contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Lands what is under way and due. */
    void land() {
        List<Late> due =
                underWay.stream().filter(l -> !l.at().isAfter(stage.now())).toList();
        underWay.removeAll(due);
        due.forEach(l -> {
            stage.note("lands late: " + l.asked().operation());
            apply(l.asked(), l.sent());
        });
    }

    /** Whether something is still under way. */
    boolean isBusy() {
        return !underWay.isEmpty();
    }

    /** A digest of all that it holds. */
    long digest() {
        return account().companies().hashCode() * 31L + underWay.hashCode();
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        URI uri = URI.create(request.url());
        String path = uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
        byte[] body = request.body();
        Asked asked = new Asked(
                request.httpMethod().name(), path, body == null ? "" : new String(body, StandardCharsets.UTF_8));
        Instant before = stage.now();
        // Its values are as old as this moment, however late it goes out.
        sentBy.put(stage.actor().name, stage.event());
        stage.steadily(() -> stage.localStep("sends " + asked.operation()));
        if (!stage.isCalm() && stage.choices().chance(10)) {
            stage.stall(Duration.ofSeconds(stage.choices().number(STANDSTILL)));
        }
        Wire wire = Wire.of(asked);
        stage.told(() -> "asks " + asked);
        if (wire.carriesValues()) {
            history.sent(wire.keys(account()));
        }
        Answered answered = overNetwork(asked, wire, before.plus(LONGEST));
        stage.localStep("is answered " + answered.status());
        stage.learn(answered.status() + Wire.withoutTraces(answered.body()));
        return response(request, answered);
    }

    private Answered overNetwork(Asked asked, Wire wire, Instant landed) throws IOException {
        if (stage.isCalm() || !stage.choices().chance(faulty)) {
            // A request is carried out after its longest time in flight at the latest, however long its process stands
            // still.
            stage.until(
                    landed,
                    () -> stage.step("reaches the CRM: " + asked.operation()
                            + (asked.path().contains("archived=true") ? " of archived ones" : "")));
            Answered answered = apply(asked);
            stage.localStep("was carried out");
            return answered;
        }
        Network[] all = Network.values();
        Network network = all[stage.choices().number(all.length)];
        faults++;
        stage.note("network: " + network);
        return play(network, asked, wire, landed);
    }

    private Answered play(Network network, Asked asked, Wire wire, Instant landed) throws IOException {
        switch (network) {
            case REFUSED -> throw new IOException("refused");
            case LOST -> throw silence();
            case APPLIED -> {
                apply(asked);
                throw silence();
            }
            case LANDS_LATE -> {
                landLater(asked, landed);
                throw silence();
            }
            case RESET -> {
                apply(asked);
                stage.step("was carried out");
                throw new IOException("reset");
            }
            case HALF -> {
                Answered whole = apply(asked);
                return new Answered(whole.status(), whole.headers(), "\0" + whole.body());
            }
            case MISSING_RESULT -> {
                return wire.withoutOneResult(apply(asked));
            }
            case PARTLY -> {
                return partly(asked, wire);
            }
            case FAILED_APPLIED -> {
                apply(asked);
                return error(500, "");
            }
            default -> {
                return refusal(network);
            }
        }
    }

    private static Answered refusal(Network network) {
        return switch (network) {
            case LIMITED -> error(429, "TEN_SECONDLY_ROLLING");
            case SPENT -> error(429, "DAILY");
            case GATEWAY -> new Answered(502, Map.of(), "<html>Bad gateway</html>");
            default -> error(500, "");
        };
    }

    private static Answered error(int status, String policy) {
        String body = "{\"status\":\"error\",\"message\":\"no\",\"correlationId\":\"sim\",\"category\":\""
                + (status == 429 ? "RATE_LIMITS" : "INTERNAL_ERROR") + "\""
                + (policy.isEmpty() ? "" : ",\"policyName\":\"" + policy + "\"") + "}";
        return new Answered(status, Map.of(), body);
    }

    private IOException silence() {
        stage.sleep(TIMEOUT);
        stage.step("hears nothing");
        return new IOException("timed out");
    }

    private void landLater(Asked asked, Instant landed) {
        long most = Duration.between(stage.now(), landed).toSeconds();
        long after = stage.choices().chance(300) ? most : stage.choices().number((int) Math.max(1, most));
        underWay.add(new Late(
                stage.now().plusSeconds(after), asked, sentBy.getOrDefault(stage.actor().name, stage.event())));
    }

    /** One input of several is not done, which the answer says by its trace. */
    private Answered partly(Asked asked, Wire wire) {
        if (!wire.isBatchWrite()) {
            return apply(asked);
        }
        int left = stage.choices().number(wire.size());
        Answered rest = wire.size() == 1
                ? new Answered(207, Map.of(), "{\"status\":\"COMPLETE\",\"results\":[]}")
                : apply(wire.without(left, asked));
        return wire.withError(rest, left);
    }

    private Answered apply(Asked asked) {
        return apply(asked, sentBy.getOrDefault(stage.actor().name, stage.event()));
    }

    private Answered apply(Asked asked, long sent) {
        Wire wire = Wire.of(asked);
        Set<String> before = addedThere();
        Answered answered = answers.answer(asked.method(), asked.path(), asked.body());
        before.removeAll(addedThere());
        before.forEach(id -> history.fault(Kind.LOST, "a request deleted " + id + ", which a person had added"));
        if (wire.carriesValues() && answered.status() < 300) {
            landed(wire, sent);
        }
        return answered;
    }

    private Set<String> addedThere() {
        Set<String> there = new TreeSet<>(added);
        there.retainAll(account().companies().keySet());
        return there;
    }

    private void landed(Wire wire, long sent) {
        Set<String> keys = wire.keys(account());
        keys.forEach(key -> history.landed(key, sent));
        ofPersons.removeIf(id ->
                keys.contains(account().companies().getOrDefault(id, Map.of()).getOrDefault("herkomst_key", "")));
        Map<Integer, Set<String>> there = new TreeMap<>();
        ours().forEach((id, values) -> there.computeIfAbsent(history.index(values), i -> new TreeSet<>())
                .add(id));
        there.values().stream()
                .filter(ids -> ids.size() > 1)
                .forEach(ids -> history.fault(Kind.DOUBLED, keys + ": one company as " + ids));
        for (String key : keys) {
            var company = history.company(key);
            if (company != null && history.isVerified(company.id()) && history.isOptedOut(company)) {
                history.fault(Kind.LEFT_BEHIND, key + " landed after it was verified that nothing would");
            }
        }
    }

    private static Response response(Request request, Answered answered) {
        String text = answered.body();
        boolean half = text.startsWith("\0");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Response.Builder builder =
                Response.builder().request(request).status(answered.status()).headers(headers(answered.headers()));
        return half
                ? builder.body(new Broken(bytes), bytes.length).build()
                : builder.body(bytes).build();
    }

    private static Map<String, Collection<String>> headers(Map<String, String> given) {
        return given.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
    }

    /** A body that breaks off in the middle. */
    private static final class Broken extends InputStream {
        private final ByteArrayInputStream half;

        Broken(byte[] bytes) {
            half = new ByteArrayInputStream(bytes, 1, bytes.length / 2);
        }

        @Override
        public int read() throws IOException {
            int next = half.read();
            if (next < 0) {
                throw new IOException("broke off");
            }
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = half.read(into, offset, length);
            if (read < 0) {
                throw new IOException("broke off");
            }
            return read;
        }
    }
}
