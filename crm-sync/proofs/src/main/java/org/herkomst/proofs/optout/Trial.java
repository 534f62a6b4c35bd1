package org.herkomst.proofs.optout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.proofs.Firms;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Worker;
import org.herkomst.proofs.optout.Desk.Objection;
import org.herkomst.proofs.optout.Desk.Standing;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;

/** One run of many companies with objections, then one with corrections, against one database. For one thread. */
final class Trial {
    /** Time-out and time in flight are short, so that the second look comes within the proof. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(8);

    /** Second looks queue behind first calls while several companies a second object: 88 and 104 s were measured. */
    private static final double VERIFIED = IN_FLIGHT.toSeconds() + 120;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Every so many of the companies with a domain is in the CRM before. */
    private static final int MADE_BY_A_PERSON = 10;

    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

    private final ProofSetting setting;
    private final Path folder;
    private final HubSpotSandbox crm;
    private final Size size;
    private final Firms firms;
    private final Set<String> persons;
    private final List<String> faults = new ArrayList<>();

    Trial(ProofSetting setting, Path folder, HubSpotSandbox crm, Size size) {
        this.setting = setting;
        this.folder = folder;
        this.crm = crm;
        this.size = size;
        this.firms = new Firms(size.records());
        this.persons = IntStream.range(0, size.records())
                .filter(Firms::hasDomain)
                .filter(firm -> firm / 50 % MADE_BY_A_PERSON == 0)
                .mapToObj(Firms::name)
                .collect(Collectors.toSet());
    }

    List<String> faults() {
        return faults;
    }

    /** Figures of the trial. */
    Map<String, String> run(String database) {
        Path file = configure(database);
        people();
        HerkomstRun herkomst = new HerkomstRun(setting.program(), folder, FLAGS);
        Process serve = serve(database);
        try (Desk desk = new Desk(worker("desk", DeskWorker.class, file))) {
            Push push = push(desk, file);
            List<Objection> objections = desk.objections();
            List<Integer> corrected = correct(desk, herkomst);
            Standing objected = settled(desk, Reason.OPT_OUT);
            Standing taken = size.secondLooks() ? settled(desk, Reason.CORRECTED) : desk.standing(Reason.CORRECTED);
            return judged(push, objections, objected, corrected, taken);
        } finally {
            end(serve);
        }
    }

    private Path configure(String database) {
        firms.writeRanges(folder.resolve("ranges.csv"), Set.of());
        firms.writeVisits(folder.resolve("inbox/first.ndjson"));
        String yaml = String.join(
                "\n",
                common(database),
                "  sources: { web: { type: export, folder: " + folder.resolve("inbox") + " } }",
                "  resolver: { inputs: [ { type: ranges, path: " + folder.resolve("ranges.csv")
                        + ", licence: own data } ] }",
                "  privacy: { notice: { url: 'https://www.shop.example/privacy', published: 2020-01-01 } }",
                "  jobs: { nightly: { source: web, target: crm } }",
                "");
        new HerkomstRun(setting.program(), folder, List.of()).configure(yaml);
        return folder.resolve("herkomst.yaml");
    }

    private String common(String database) {
        return String.join(
                "\n",
                "herkomst:",
                "  data: " + folder.resolve("data"),
                "  database: { url: '" + database + "' }",
                "  targets: { crm: { type: hubspot, url: '" + crm.url() + "', token: " + HubSpotSandbox.PUSH_KEY
                        + ", mapping: hubspot, timeout: 5s, longest-in-flight: " + IN_FLIGHT.toSeconds() + "s } }");
    }

    private void people() {
        IntStream.range(0, size.records())
                .filter(firm -> persons.contains(Firms.name(firm)))
                .forEach(firm ->
                        crm.account().personAdds(Map.of("name", Firms.name(firm), "domain", Firms.domain(firm))));
    }

    /** The service has no jobs here: it takes back whenever no run writes to the target. */
    private Process serve(String database) {
        Path own = folder.resolve("serve");
        HerkomstRun service = new HerkomstRun(setting.program(), own, FLAGS);
        service.configure(common(database) + "\n  service: { port: 0 }\n");
        Process process = service.start("serve");
        await("the service to start", () -> said(own).contains("Herkomst serves on"));
        return process;
    }

    private static String said(Path own) {
        try {
            return Files.readString(own.resolve("err-1.txt"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Worker worker(String name, Class<?> main, Path file) {
        return Worker.start(folder, name, main, FLAGS, file.toString());
    }

    private Push push(Desk desk, Path file) {
        for (int i = 0; i < 20; i++) {
            desk.confirm("name", "Nobody Of That Name " + i, Desk.Moment.ANY);
        }
        try (Push push = new Push(worker("push", PushWorker.class, file))) {
            Objectors objectors = new Objectors(desk, push, crm, size, new Random(setting.seed()));
            objectors.atSpecialMoments();
            objectors.throughout();
            return push;
        }
    }

    /** Some turn out to be sole traders: the list says so now, and they come again. */
    private List<Integer> correct(Desk desk, HerkomstRun herkomst) {
        Set<String> objected = desk.objections().stream().map(Objection::name).collect(Collectors.toSet());
        List<Integer> corrected = IntStream.range(0, size.records())
                .filter(firm -> !objected.contains(Firms.name(firm)))
                .limit(size.corrected())
                .boxed()
                .toList();
        firms.writeRanges(folder.resolve("ranges.csv"), Set.copyOf(corrected));
        firms.writeVisits(folder.resolve("inbox/second.ndjson"), corrected, 1);
        herkomst.must("sync", "nightly", "--confirm");
        return corrected;
    }

    private Standing settled(Desk desk, Reason reason) {
        Standing[] last = {desk.standing(reason)};
        await(reason + " to be verified", () -> {
            last[0] = desk.standing(reason);
            return last[0].open() == 0;
        });
        return last[0];
    }

    /** Gives up without a word after a while: what is missing shows in the figures. */
    private static void await(String what, java.util.function.BooleanSupplier holds) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(200_000_000);
        }
        if (!holds.getAsBoolean()) {
            System.err.println("Waited in vain for " + what);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> judged(
            Push push, List<Objection> objections, Standing objected, List<Integer> corrected, Standing taken) {
        Records records = new Records(crm.account(), persons);
        Judge judge = new Judge(push, new Traffic(crm.log().requests()), records);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("records", String.valueOf(size.records()));
        figures.putAll(judge.judge(objections, objected, new Judge.Limits(size.confirmMillis(), VERIFIED)));
        faults.addAll(judge.faults());
        run(push, figures);
        List<String> still =
                corrected.stream().map(Firms::name).filter(records::left).toList();
        figures.put("corrected", String.valueOf(corrected.size() - still.size()));
        expect(still.isEmpty(), "corrected companies are still in the CRM: " + still);
        expect(
                taken.verified() + taken.open() >= corrected.size() && (taken.open() == 0 || !size.secondLooks()),
                taken.verified() + " of " + corrected.size() + " corrections are verified");
        figures.put("corrected_verified", String.valueOf(taken.verified()));
        rest(records, size.records() - objections.size() - corrected.size(), figures);
        return figures;
    }

    private void run(Push push, Map<String, String> figures) {
        List<String> ended = push.ended();
        expect(!ended.isEmpty() && ended.get(0).equals("succeeded"), "the run ended " + ended + "; see push.err");
        expect(ended.size() < 3 || ended.get(2).equals("0"), "the run met a limit: " + ended);
        figures.put("suppressed", ended.size() < 2 ? "-" : ended.get(1));
    }

    private void rest(Records records, int expected, Map<String, String> figures) {
        expect(records.live() == expected, records.live() + " companies of ours are in the CRM, not " + expected);
        expect(records.spoilt() == 0, records.spoilt() + " records that a person made were archived");
        expect(records.doubled() == 0, records.doubled() + " companies have several records");
        crm.log().violations().forEach(v -> faults.add("the CRM was asked wrongly: " + v));
        figures.put("in_crm", String.valueOf(records.live()));
        figures.put("persons_records_archived", String.valueOf(records.spoilt()));
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
