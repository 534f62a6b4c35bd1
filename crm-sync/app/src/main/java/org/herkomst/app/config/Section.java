package org.herkomst.app.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.herkomst.connector.matomo.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.PropertyResolver;

/** One part of the configuration: reads its keys by type and gathers every fault. Values read go into the version's canonical text. */
final class Section {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)");

    private final Node node;
    private final Context context;

    /** What all sections share. */
    record Context(PropertyResolver resolver, Faults faults, TreeMap<String, String> canonical) {}

    Section(Node node, Context context) {
        this.node = node;
        this.context = context;
    }

    String key() {
        return node.key;
    }

    boolean present() {
        return !node.children.isEmpty() || node.raw != null;
    }

    void only(String... legal) {
        List<String> names = List.of(legal);
        node.children.forEach((name, child) -> {
            if (!names.contains(name)) {
                fault(child, "unknown key", Nearest.hint(name, names));
            }
        });
        if (node.raw != null && !node.raw.isBlank()) {
            fault(
                    node,
                    "holds one value where keys are expected",
                    "Write keys under it. Legal: " + String.join(", ", names) + ".");
        }
    }

    void fault(String name, String message, String action) {
        fault(at(name), message, action);
    }

    private void fault(Node at, String message, String action) {
        context.faults().add(at.where, at.key, message, action);
    }

    /** A fault of a file that is absent; only a warning for commands that can do without it. */
    void absent(String name, String message, String action) {
        Node at = at(name);
        context.faults().absent(at.where, at.key, message, action);
    }

    void warn(String name, String message) {
        Node at = at(name);
        context.faults().warn(at.where, at.key, message);
    }

    private Node at(String name) {
        if (name.isEmpty()) {
            return node;
        }
        Node child = node.children.get(name);
        return child != null ? child : new Node(node.key + "." + name, node.where);
    }

    boolean has(String name) {
        Node child = node.children.get(name);
        return child != null && (child.raw == null || !child.raw.isBlank() || !child.children.isEmpty());
    }

    Section child(String name) {
        return new Section(at(name), context);
    }

    /** The children by name, for sources, targets and jobs. */
    Map<String, Section> named() {
        Map<String, Section> sections = new LinkedHashMap<>();
        node.children.forEach((name, child) -> sections.put(name, new Section(child, context)));
        return sections;
    }

    List<Section> items(String name) {
        return child(name).named().values().stream().toList();
    }

    @Nullable
    String text(String name) {
        Node child = node.children.get(name);
        if (child == null) {
            return null;
        }
        if (child.raw == null && !child.children.isEmpty()) {
            fault(child, "holds keys where one value is expected", "Write one value.");
            return null;
        }
        String value = resolve(child);
        if (value == null || value.isBlank()) {
            return null;
        }
        context.canonical().put(child.key, value);
        return value.strip();
    }

    private @Nullable String resolve(Node child) {
        String raw = child.raw == null ? "" : child.raw;
        if (!raw.contains("${")) {
            return raw;
        }
        try {
            return context.resolver().resolveRequiredPlaceholders(raw);
        } catch (IllegalArgumentException unresolved) {
            Matcher name = PLACEHOLDER.matcher(raw);
            while (name.find()) {
                if (context.resolver().getProperty(name.group(1)) == null) {
                    fault(
                            child,
                            "environment variable " + name.group(1) + " is not set",
                            "Set it before the start, or mount it as a file with spring.config.import: configtree:/path/.");
                    return null;
                }
            }
            fault(child, "the placeholder can't be resolved", "Write it as ${NAME} and set that environment variable.");
            return null;
        }
    }

    /** A text that must be there; empty where it is not, with its fault noted. */
    String required(String name, String example) {
        int before = context.canonical().size();
        String value = text(name);
        if (value != null) {
            return value;
        }
        Node child = node.children.get(name);
        boolean unresolved = child != null
                && child.raw != null
                && child.raw.contains("${")
                && context.canonical().size() == before
                && !resolvable(child.raw);
        boolean nested = child != null && !child.children.isEmpty();
        if (!unresolved && !nested) {
            fault(name, child == null ? "is missing" : "is empty", "Set it, such as " + name + ": " + example + ".");
        }
        return "";
    }

    private boolean resolvable(String raw) {
        try {
            context.resolver().resolveRequiredPlaceholders(raw);
            return true;
        } catch (IllegalArgumentException unresolved) {
            return false;
        }
    }

    /** A token: never part of the version, warned of where it stands in the file in clear. */
    @Nullable
    Secret secret(String name, boolean required) {
        String value = required
                ? required(name, "${" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "}")
                : text(name);
        Node child = at(name);
        context.canonical().remove(child.key);
        if (value == null || value.isEmpty()) {
            return required ? new Secret("") : null;
        }
        if (child.raw != null && !child.raw.contains("${") && !child.mounted) {
            warn(name, "stands in the file in clear. Better: ${VARIABLE} or a mounted file (configtree:).");
        }
        return new Secret(value);
    }

    int whole(String name, int standard, int least, int most) {
        return parsed(
                name,
                standard,
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < least || value > most) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                },
                "is not a whole number from " + least + " to " + most,
                "Write a number from " + least + " to " + most + ".");
    }

    double share(String name, double standard) {
        return parsed(
                name,
                standard,
                text -> {
                    double value = new BigDecimal(text).doubleValue();
                    if (value < 0 || value > 1) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                },
                "is not a number from 0 to 1",
                "Write a number from 0 to 1, such as " + standard + ".");
    }

    ZoneId zone(String name, ZoneId standard) {
        return parsed(name, standard, ZoneId::of, "is not a time zone", "Write one such as Europe/Amsterdam or UTC.");
    }

    @Nullable
    LocalDate date(String name) {
        required(name, "2026-11-01");
        return has(name)
                ? parsed(
                        name,
                        LocalDate.EPOCH,
                        text -> LocalDate.parse(
                                text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text),
                        "is not a date",
                        "Write it as year-month-day, such as 2026-11-01.")
                : null;
    }

    Duration duration(String name, Duration standard, Duration least, Duration most) {
        return parsed(
                name,
                standard,
                text -> {
                    Duration value = DurationStyle.detectAndParse(text, java.time.temporal.ChronoUnit.SECONDS);
                    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                },
                "is not a duration from " + plain(least) + " to " + plain(most),
                "Write it as 30d, 12h, 60s or PT60S.");
    }

    private static String plain(Duration time) {
        return time.toDays() > 0 ? time.toDays() + "d" : time.toSeconds() + "s";
    }

    <T> T parsed(String name, T standard, Function<String, T> parser, String message, String action) {
        String value = text(name);
        if (value == null) {
            return standard;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            fault(name, message, action);
            return standard;
        }
    }

    Path path(String name, String example) {
        return Path.of(required(name, example));
    }

    URI url(String name, String example) {
        String value = required(name, example);
        URI nowhere = URI.create("http://localhost");
        if (value.isEmpty()) {
            return nowhere;
        }
        String wrong = WebAddress.fault(value);
        if (wrong != null) {
            fault(name, wrong, "Write it as " + example + ".");
            return nowhere;
        }
        URI url = URI.create(value);
        if ("http".equalsIgnoreCase(url.getScheme()) && !WebAddress.loopback(url.getHost())) {
            warn(name, "uses http: the token travels unencrypted. Use https.");
        }
        return url;
    }

    /** A list of texts; also one text with commas. */
    List<String> texts(String name) {
        Section list = child(name);
        if (list.node.children.isEmpty()) {
            String one = text(name);
            return one == null
                    ? List.of()
                    : java.util.Arrays.stream(one.split(","))
                            .map(String::strip)
                            .filter(s -> !s.isEmpty())
                            .toList();
        }
        List<String> values = new ArrayList<>();
        for (String index : list.node.children.keySet()) {
            String value = list.text(index);
            if (value == null) {
                list.fault(index, "is empty", "Take it out or write a value.");
            } else {
                values.add(value);
            }
        }
        return values;
    }

    /** One of some legal words. */
    String choice(String name, String standard, List<String> legal) {
        String value = text(name);
        if (value == null || legal.contains(value)) {
            return value == null ? standard : value;
        }
        fault(name, "unknown value " + value, Nearest.hint(value, legal));
        return standard;
    }
}
