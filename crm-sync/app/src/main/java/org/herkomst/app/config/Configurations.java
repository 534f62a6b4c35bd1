package org.herkomst.app.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the configuration as Spring Boot would, without starting Spring, and checks the whole of it. */
public final class Configurations {
    /** The file that is taken where none is given. */
    public static final String STANDARD_FILE = "herkomst.yaml";

    private static final String EXAMPLE = "Give one with --config FILE, or write ./" + STANDARD_FILE
            + ", beginning with herkomst: and the parts sources, targets and jobs";

    private Configurations() {}

    /**
     * Reads a file; warnings go to standard error.
     *
     * @param file the file; absent: {@code ./herkomst.yaml}
     * @throws ConfigurationException with every fault
     */
    public static HerkomstConfiguration read(@Nullable Path file) {
        return read(file, System.getenv(), System.err::println);
    }

    /**
     * Reads a file with these environment variables.
     *
     * @param warnings gets what is allowed but unwise, a line each
     */
    public static HerkomstConfiguration read(
            @Nullable Path file, Map<String, String> variables, Consumer<String> warnings) {
        return read(file, variables, new Faults(text -> warnings.accept("warning: " + text), true));
    }

    /** The same for a command that does without the resolver's input files: an absent one is only a warning. */
    public static HerkomstConfiguration readWithoutInputs(
            @Nullable Path file, Map<String, String> variables, Consumer<String> warnings) {
        return read(file, variables, new Faults(text -> warnings.accept("warning: " + text), false));
    }

    private static HerkomstConfiguration read(@Nullable Path file, Map<String, String> variables, Faults faults) {
        Path chosen = file != null ? file : Path.of(STANDARD_FILE);
        if (file == null && !Files.exists(chosen)) {
            faults.add("./" + STANDARD_FILE, "configuration file", "there is none", EXAMPLE);
            faults.throwIfAny();
        }
        PropertyTree tree = new PropertyTree(chosen, variables, faults);
        Node root = tree.read();
        TreeMap<String, String> canonical = new TreeMap<>();
        Section herkomst = new Section(
                root.child("herkomst", chosen.toString()), new Section.Context(tree.environment(), faults, canonical));
        HerkomstConfiguration read = new ConfigurationParts(herkomst).read();
        faults.throwIfAny();
        return new HerkomstConfiguration(
                read.data(),
                read.database(),
                read.sources(),
                read.exclude(),
                read.resolver(),
                read.privacy(),
                read.targets(),
                read.guards(),
                read.jobs(),
                read.service(),
                read.optOutPage(),
                version(canonical),
                withoutPasswords(canonical));
    }

    private static Map<String, String> withoutPasswords(Map<String, String> canonical) {
        Map<String, String> values = new TreeMap<>();
        canonical.forEach((key, value) -> values.put(key, value.replaceAll("(?i)password=[^;&]*", "password=")));
        return Collections.unmodifiableMap(values);
    }

    private static String version(Map<String, String> canonical) {
        StringBuilder text = new StringBuilder();
        withoutPasswords(canonical)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
