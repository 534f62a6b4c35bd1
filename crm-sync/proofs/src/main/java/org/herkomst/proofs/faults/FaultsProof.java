package org.herkomst.proofs.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.Worker;
import org.herkomst.proofs.faults.agent.FileAgent;
import org.herkomst.proofs.recovery.Found;

/** Every single fault ends clear and loses nothing; where opt-outs or the record of changes are broken, nothing is sent. */
public final class FaultsProof implements Proof {
    private static final int FEWEST_FAULTS = 2_000;
    private static final int FEWEST_WAYS = 30;
    private static final int AT_ONCE = 2;
    private static final int QUICK = 400;
    private static final int QUICK_FEW = 12;
    private static final int ON_POSTGRES = 40;
    private static final int TOLD_EACH = 50;
    private static final String H2 = "h2";
    private static final String POSTGRES = "postgres";

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String promise() {
        return "any single call may fail: nothing lost or doubled, nothing sent past broken opt-outs or changes";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        long from = System.nanoTime();
        boolean quick = setting.quick();
        System.out.println(
                quick
                        ? "Quick: every " + QUICK + "th call of the database and of files, every " + QUICK_FEW
                                + "th of the others; " + "3 ways."
                        : "Every call fails once, of the database by each fault's own stride (Kind.java); all ways.");
        List<Told> loops = all(setting, "loop", LoopWorker.class, quick ? quickLoops() : loops());
        List<Told> ways = all(setting, "way", WayWorker.class, ways(quick));
        List<String> faults = new ArrayList<>();
        Stream.concat(loops.stream(), ways.stream()).forEach(told -> {
            told.faults().forEach(fault -> faults.add(told.name() + ": " + fault));
            told.unclear().forEach(fault -> faults.add(told.name() + ": unclear: " + fault));
        });
        Map<String, String> figures = figures(loops, ways, setting.quick(), faults);
        figures.put("seconds", Long.toString((System.nanoTime() - from) / 1_000_000_000));
        return new Verdict(figures, faults);
    }

    private static Map<String, String> figures(List<Told> loops, List<Told> ways, boolean quick, List<String> faults) {
        Found found =
                Stream.concat(loops.stream(), ways.stream()).map(Told::found).reduce(new Found(0, 0, 0), Found::and);
        long kinds = loops.stream()
                .map(told -> told.name().split(" ", 2)[0])
                .distinct()
                .count();
        long different = ways.stream()
                .map(told -> told.name().split(" ", 2)[0])
                .distinct()
                .count();
        int unclear = loops.stream().mapToInt(told -> told.unclear().size()).sum()
                + ways.stream().mapToInt(told -> told.unclear().size()).sum();
        if (!quick && loops.size() < FEWEST_FAULTS) {
            faults.add("only " + loops.size() + " faults were tried");
        }
        if (kinds < Kind.values().length) {
            faults.add("only " + kinds + " kinds of fault were tried");
        }
        if (!quick && different < FEWEST_WAYS) {
            faults.add("only " + different + " ways were tried");
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("faults", Integer.toString(loops.size()));
        figures.put("kinds", Long.toString(kinds));
        figures.put("lost", Integer.toString(found.lost()));
        figures.put("doubled", Integer.toString(found.doubled()));
        figures.put("wrong", Integer.toString(found.wrong()));
        figures.put("unclear", Integer.toString(unclear));
        figures.put("ways", Long.toString(different));
        figures.put(
                "ways_requests",
                Integer.toString(ways.stream().mapToInt(Told::requests).sum()));
        return figures;
    }

    /** What each worker is to do. Both do a share of each kind; a third has PostgreSQL. */
    private static List<List<String>> loops() {
        List<List<String>> shares = new ArrayList<>();
        for (int share = 0; share < AT_ONCE; share++) {
            List<String> arguments = new ArrayList<>(List.of(H2));
            for (Kind kind : Kind.values()) {
                int step = kind.sparse();
                arguments.add(kind.name() + ":" + (1 + share * step) + ":" + step * AT_ONCE);
            }
            shares.add(arguments);
        }
        List<String> server = new ArrayList<>(List.of(POSTGRES));
        Arrays.stream(Kind.values())
                .filter(kind -> kind.name().startsWith("DATABASE"))
                .forEach(kind -> server.add(kind.name() + ":4:" + ON_POSTGRES * kind.sparse()));
        shares.add(server);
        return shares;
    }

    /** Each kind by one worker. */
    private static List<List<String>> quickLoops() {
        List<Kind> kinds = List.of(Kind.values());
        List<List<String>> shares = new ArrayList<>();
        for (int share = 0; share < AT_ONCE; share++) {
            List<String> arguments = new ArrayList<>(List.of(H2));
            for (int kind = share; kind < kinds.size(); kind += AT_ONCE) {
                String name = kinds.get(kind).name();
                boolean many = name.startsWith("DATABASE") || name.startsWith("FILE");
                arguments.add(name + ":3:" + (many ? QUICK : QUICK_FEW));
            }
            shares.add(arguments);
        }
        return shares;
    }

    private static List<List<String>> ways(boolean quick) {
        return quick
                ? List.of(List.of(POSTGRES, "2", "11"))
                : List.of(List.of(POSTGRES, "0", "2"), List.of(POSTGRES, "1", "2"), List.of(H2, "0", "1"));
    }

    private static List<Told> all(ProofSetting setting, String name, Class<?> main, List<List<String>> shares) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<List<Told>>> started = new ArrayList<>();
            for (int share = 0; share < shares.size(); share++) {
                String own = name + "-" + share;
                List<String> arguments = shares.get(share);
                started.add(CompletableFuture.supplyAsync(() -> told(setting, own, main, arguments), threads));
            }
            return started.stream().flatMap(share -> share.join().stream()).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Told> told(ProofSetting setting, String name, Class<?> main, List<String> arguments) {
        Path folder = made(setting.work().resolve(name));
        List<String> all = new ArrayList<>(List.of(folder.toString()));
        all.addAll(arguments);
        List<String> flags = List.of(
                "-javaagent:" + agent(folder), "-Xmx512m", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true");
        List<Told> list = new ArrayList<>();
        try (Worker worker = Worker.start(folder, name, main, flags, all.toArray(String[]::new))) {
            String line = worker.answer();
            while (!line.isEmpty() && !Told.read(line).isEnd()) {
                Told told = Told.read(line);
                list.add(told);
                progress(name, told, list.size());
                line = worker.answer();
            }
            if (line.isEmpty()) {
                throw new IllegalStateException(name + " ended too early: " + end(folder.resolve(name + ".err")));
            }
        }
        return list;
    }

    /** What is found is said at once, and now and then how far it is. */
    private static void progress(String name, Told told, int done) {
        told.faults().forEach(fault -> System.out.println(name + ": " + told.name() + ": " + fault));
        told.unclear().forEach(fault -> System.out.println(name + ": " + told.name() + ": unclear: " + fault));
        if (done % TOLD_EACH == 0) {
            System.out.println(name + ": " + done + " done, the last one " + told.name());
            System.out.flush();
        }
    }

    private static String end(Path file) {
        try {
            String said = Files.readString(file);
            return said.substring(Math.max(0, said.length() - 2_000));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A jar that only names the agent's class, which is in the proofs' own jar. */
    private static Path agent(Path folder) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", FileAgent.class.getName());
        main.putValue("Can-Retransform-Classes", "true");
        Path jar = folder.resolve("file-agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.flush();
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
