package org.herkomst.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads a YAML file the way Spring Boot does (imports, mounted secrets, placeholders), each value with its file and line, without a context. */
final class PropertyTree {
    private static final Pattern LINE = Pattern.compile("line (\\d+), column");
    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]|([^.\\[\\]]+)");
    private static final List<String> SPRINGS_OWN = List.of("logging", "server", "management", "spring");

    private final StandardEnvironment environment = new StandardEnvironment();
    private final Path file;
    private final Faults faults;

    PropertyTree(Path file, Map<String, String> variables, Faults faults) {
        this.file = file;
        this.faults = faults;
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
    }

    StandardEnvironment environment() {
        return environment;
    }

    /** The root, holding top-level keys; faults of the file as a whole are thrown at once. */
    Node read() {
        checkFile();
        load();
        Node root = new Node("", file.toString());
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof OriginLookup<?> && source instanceof EnumerablePropertySource<?> listed) {
                addAll(root, listed);
            }
        }
        root.children.keySet().stream()
                .filter(name -> !name.equals("herkomst") && !SPRINGS_OWN.contains(name))
                .forEach(name -> faults.add(
                        where(root.children.get(name)),
                        name,
                        "unknown top-level key",
                        "Put everything under herkomst:. "
                                + Nearest.hint(name, List.of("herkomst", "logging", "server", "spring"))));
        if (!root.children.containsKey("herkomst")) {
            faults.add(
                    file.toString(),
                    "herkomst",
                    "is missing: the file is empty or holds none of our keys",
                    "Start the file with herkomst: and put everything under it.");
            faults.throwIfAny();
        }
        return root;
    }

    private static String where(@Nullable Node node) {
        return node == null ? "" : node.where;
    }

    private void checkFile() {
        if (!Files.exists(file)) {
            fail(file.toString(), "there is no such file", "Check the path given with --config.");
        }
        if (Files.isDirectory(file)) {
            fail(file.toString(), "is a folder, not a file", "Name the YAML file itself.");
        }
        if (!Files.isReadable(file)) {
            fail(file.toString(), "can't be read", "Give this user the right to read it.");
        }
        try {
            if (Files.size(file) == 0) {
                fail(file.toString(), "is empty", "Start the file with herkomst: and put everything under it.");
            }
        } catch (IOException unreadable) {
            fail(file.toString(), "can't be read", "Give this user the right to read it.");
        }
    }

    private void fail(String where, String message, String action) {
        faults.add(where, "configuration file", message, action);
        faults.throwIfAny();
    }

    private void load() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".properties");
        String location = "file:" + file.toAbsolutePath() + (yaml ? "" : "[.yaml]");
        Map<String, Object> locations =
                Map.of("spring.config.location", "optional:classpath:/application.yaml," + location);
        environment.getPropertySources().addFirst(new MapPropertySource("herkomstLocation", locations));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (RuntimeException broken) {
            explain(broken);
        } finally {
            environment.getPropertySources().remove("herkomstLocation");
        }
    }

    private void explain(RuntimeException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            String type = cause.getClass().getSimpleName();
            String text = String.valueOf(cause.getMessage());
            if (cause.getClass().getName().startsWith("org.yaml.")) {
                Matcher line = LINE.matcher(text);
                fail(
                        file + (line.find() ? ":" + lastLine(text) : ""),
                        text.contains("duplicate key") ? "a key stands there twice" : "is not YAML",
                        "Look at that line: indentation by spaces, a colon and a space after each key, quotes closed.");
            }
            if (type.contains("NotFound")) {
                fail(file.toString(), "spring.config.import or the file can't be found: " + text, "Correct the path.");
            }
        }
        fail(
                file.toString(),
                "can't be read as a Spring Boot configuration ("
                        + broken.getClass().getSimpleName() + ")",
                "Check the spring: keys in it.");
    }

    private static String lastLine(String text) {
        Matcher line = LINE.matcher(text);
        String last = "1";
        while (line.find()) {
            last = line.group(1);
        }
        return last;
    }

    private void addAll(Node root, EnumerablePropertySource<?> source) {
        boolean mounted = source instanceof ConfigTreePropertySource;
        for (String name : source.getPropertyNames()) {
            if (mounted && !name.startsWith("herkomst.")) {
                continue; // a secret for a placeholder; its folder may hold more than ours
            }
            Object value = source.getProperty(name);
            Origin origin = OriginLookup.getOrigin(source, name);
            String where = where(origin);
            Node node = root;
            Matcher step = STEP.matcher(name);
            while (step.find()) {
                node = node.child(step.group(1) != null ? step.group(1) : step.group(2), where);
            }
            if (node.raw == null) {
                node.raw = value == null ? "" : value.toString();
                node.where = where;
                node.mounted = mounted;
            }
        }
    }

    private String where(@Nullable Origin origin) {
        if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
            String resource =
                    text.getResource() == null ? null : text.getResource().getFilename();
            boolean ours =
                    resource == null || resource.equals(file.getFileName().toString());
            return (ours ? file.toString() : resource) + ":"
                    + (text.getLocation().getLine() + 1);
        }
        return origin == null ? file.toString() : origin.toString();
    }
}
