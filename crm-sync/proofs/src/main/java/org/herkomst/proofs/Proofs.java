package org.herkomst.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The command {@code proof}: one proof by name, or the list of them. */
public final class Proofs {
    private static final int DONE = 0;
    private static final int BROKEN = 1;
    private static final int WRONG_USE = 2;
    private static final String SEED = "--seed";

    private Proofs() {}

    /** Runs what is asked for and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(run(List.copyOf(Arrays.asList(args))));
    }

    private static int run(List<String> args) {
        if (args.equals(List.of("list"))) {
            Proof.all().forEach(proof -> System.out.println(proof.name() + "  " + proof.promise()));
            return DONE;
        }
        List<String> options = args.isEmpty() ? List.of() : args.subList(1, args.size());
        int seed = options.indexOf(SEED);
        if (seed >= 0 && seed + 1 < options.size() && options.get(seed + 1).matches("\\d{1,18}")) {
            System.setProperty("herkomst.seed", options.get(seed + 1));
            options = Stream.concat(
                            options.subList(0, seed).stream(), options.subList(seed + 2, options.size()).stream())
                    .toList();
        }
        boolean quick = options.equals(List.of("--quick"));
        Optional<Proof> proof = args.isEmpty() || !(quick || options.isEmpty())
                ? Optional.empty()
                : Proof.all().stream().filter(p -> p.name().equals(args.get(0))).findFirst();
        return proof.map(p -> run(p, quick)).orElseGet(Proofs::wrongUse);
    }

    private static int wrongUse() {
        System.err.println("Use: proof NAME [--quick] [--seed NUMBER], or proof list for the names.");
        return WRONG_USE;
    }

    private static int run(Proof proof, boolean quick) {
        Path root = Path.of(System.getProperty("herkomst.root", "."));
        Path jar = root.resolve("crm-sync/app/target/herkomst.jar");
        if (!Files.isRegularFile(jar)) {
            System.err.println("No " + jar + ". Build it: ./mvnw -DskipTests package");
            return WRONG_USE;
        }
        Path work = folder(root.resolve("crm-sync/proofs/target"), proof.name());
        try {
            return tell(proof, proof.run(new ProofSetting(root.toAbsolutePath().normalize(), work, quick, seed())));
        } catch (DataAbsentException absent) {
            System.err.println(absent.getMessage());
            return WRONG_USE;
        } finally {
            empty(work);
        }
    }

    private static long seed() {
        return Optional.ofNullable(System.getProperty("herkomst.seed"))
                .map(Long::parseLong)
                .orElseGet(() -> RandomGenerator.getDefault().nextLong(1, 1_000_000_000));
    }

    private static int tell(Proof proof, Verdict verdict) {
        verdict.faults().forEach(fault -> System.out.println("does not hold: " + fault));
        System.out.println(proof.name() + ": " + verdict.line());
        return verdict.holds() ? DONE : BROKEN;
    }

    private static Path folder(Path parent, String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent), "proof-" + name + "-")
                    .toAbsolutePath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void empty(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            System.err.println("The work folder " + folder + " could not be deleted; delete it by hand.");
        }
    }
}
