package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.connector.resolver.HostileInputTests.Outcome;

/**
 * Builds an index of each hostile input, one behind the other, in a virtual machine of its own with little memory; says of each how it
 * ended. Started by {@link HostileInputTests} with a folder.
 */
final class HostileBuilds {
    private static final int MANY = 1_000_000;
    private static final int CROSSING = 30_000;
    private static final int ANNOUNCED = 500_000;
    private static final int HOLDERS = 60_000;
    private static final int FIFTY = 50 * HostileFiles.MEGABYTE;

    private final Path folder;
    private final PrintStream out;

    private HostileBuilds(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Makes an input's file. */
    @FunctionalInterface
    private interface Maker {
        Path make(Path path) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        new HostileBuilds(Path.of(arguments[0]), System.out).run();
    }

    private void run() throws IOException {
        same();
        for (Map.Entry<String, byte[]> database : HostileFiles.databases().entrySet()) {
            one(database.getKey() + ".mmdb", path -> Files.write(path, database.getValue()));
        }
        for (Map.Entry<String, Maker> maker : makers().entrySet()) {
            one(maker.getKey(), maker.getValue());
        }
    }

    private static Map<String, Maker> makers() {
        String csv = "range,name\n192.0.2.0/24,Example\n";
        String network = "inetnum: 192.0.2.0 - 192.0.2.7\ndescr: Example Bakery\nsource: RIPE\n\n";
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put("long-field.ranges", path -> HostileFiles.longLine(path, csv, 'x', FIFTY, "\n"));
        makers.put("long-quoted.ranges", path -> HostileFiles.longLine(path, csv + "\"", '\n', FIFTY, "\n"));
        makers.put("many-fields.ranges", path -> HostileFiles.longLine(path, csv, ',', FIFTY, "\n"));
        makers.put("many-columns.accounts", path -> HostileFiles.longLine(path, "name", ',', FIFTY, "\n"));
        makers.put("blank-lines.accounts", path -> HostileFiles.longLine(path, "name\n", '\n', FIFTY, "Example\n"));
        makers.put("long-field.asn", path -> HostileFiles.longLine(path, "1,2,3,", 'x', FIFTY, "\n"));
        makers.put("bomb.ranges", path -> HostileFiles.bomb(path, csv, 'x'));
        makers.put("comma-bomb.asn", path -> HostileFiles.bomb(path, "1,2,3,a\n", ','));
        makers.put("bomb.rpsl", path -> HostileFiles.bomb(path, network, 'x'));
        makers.put(
                "long-line.rpsl", path -> HostileFiles.longLine(path, network + "descr: ", 'x', FIFTY, "\n" + network));
        makers.put("holders.asn", path -> HostileFiles.numbered(path, ANNOUNCED, HostileBuilds::holder));
        makers.put("one-name.rpsl", path -> HostileFiles.numbered(path, MANY, HostileBuilds::network));
        makers.put("crossing.rpsl", path -> HostileFiles.numbered(path, CROSSING, HostileBuilds::crossing));
        return makers;
    }

    private static String holder(int i) {
        long start = (1L << 24) + 256L * i;
        return start + "," + (start + 255) + "," + i + ",Holder " + i % HOLDERS + "\n";
    }

    private static String network(int i) {
        String first = "20." + (i >> 14) + "." + ((i >> 6) & 255) + "." + ((i & 63) << 2);
        return "inetnum: " + first + "/30\ndescr: Example Bakery\nsource: RIPE\n\n";
    }

    /** Each begins one address behind the one before and all end late, so that they lie over one another. */
    private static String crossing(int i) {
        String first = "20." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255);
        String last = "30." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255);
        return "inetnum: " + first + " - " + last + "\ndescr: Example Bakery " + "abcdefg".charAt(i % 7)
                + "\nsource: RIPE\n\n";
    }

    /** An index of the inputs that the parent made, to compare byte by byte; and many look-ups in it. */
    private void same() throws IOException {
        ResolverIndex index = ResolverIndex.build(HostileInputTests.same(folder), folder.resolve("child.index"));
        ManyLinesTests.Lines lines = new ManyLinesTests.Lines();
        index.resolveLines(lines, new ManyLinesTests.Rows(lines));
    }

    private void one(String name, Maker maker) throws IOException {
        Path path = maker.make(folder.resolve(name));
        String type = name.substring(name.lastIndexOf('.') + 1);
        InputSettings input = new InputSettings(type, path, null, "none", Set.of(Permission.NETWORK));
        out.println(outcome(name, input));
        Files.delete(path);
    }

    private static String outcome(String name, InputSettings input) {
        try {
            IndexManifest.Input read = ResolverIndex.open(new ResolverSettings(List.of(input), 0.7))
                    .manifest()
                    .inputs()
                    .get(0);
            return new Outcome(name, "read " + read.rows() + ", skipped " + read.skipped(), "").line();
        } catch (InputException refused) {
            return new Outcome(name, String.valueOf(refused.getMessage()), refused.action()).line();
        }
    }
}
