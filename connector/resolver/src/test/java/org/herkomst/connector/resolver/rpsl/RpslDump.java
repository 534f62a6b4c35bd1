package org.herkomst.connector.resolver.rpsl;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/**
 * A made-up dump of one registry: networks ascending by address, with the organisations they name, shaped as {@link DumpShape} says.
 * The same seed gives the same bytes. Names are invented; the addresses stand for nobody.
 */
public final class RpslDump {
    private final Registry registry;
    private final long seed;
    private final long objects;
    private final boolean untidy;

    private RpslDump(Registry registry, long seed, long objects, boolean untidy) {
        this.registry = registry;
        this.seed = seed;
        this.objects = objects;
        this.untidy = untidy;
    }

    /** A dump of so many networks; any registry but {@code OTHER}. */
    public static RpslDump of(Registry registry, long seed, long objects) {
        return new RpslDump(registry, seed, objects, false);
    }

    /** The same with oddities in a quarter of its records: comments, continued lines, Windows line ends, NUL bytes, reversed ranges. */
    public RpslDump untidy() {
        return new RpslDump(registry, seed, objects, true);
    }

    /** How many networks, besides the oddities. */
    public long objects() {
        return objects;
    }

    /** The piece at a place from 0: one network, and the organisation that it names first. */
    public RpslMade made(long index) {
        RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        MadeNetwork network = MadeNetwork.make(registry, index, objects, random);
        RpslMade plain = plain(network, random);
        return untidy && random.nextInt(4) == 0 ? Oddity.of(random).apply(network, plain, random) : plain;
    }

    private RpslMade plain(MadeNetwork made, RandomGenerator random) {
        String text = RecordText.network(made, random);
        String handle = made.network().organisation();
        if (handle == null || registry == Registry.LACNIC) {
            return new RpslMade(text, List.of(made.network()), List.of(), 0);
        }
        String country = made.network().country();
        RpslOrganisation organisation = switch (registry) {
            case ARIN -> new RpslOrganisation(handle, made.owner(), "", country, null);
            case RIPE -> new RpslOrganisation(handle, made.owner(), "OTHER", country, null);
            default -> new RpslOrganisation(handle, made.owner(), "OTHER", country, "made-up.example.net");
        };
        String both = RecordText.organisation(organisation, registry) + text;
        return new RpslMade(both, List.of(made.network()), List.of(organisation), 0);
    }

    public Path writePlain(Path path) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
            write(out);
            return path;
        } catch (IOException broken) {
            throw new IllegalStateException("The made-up dump can't be written", broken);
        }
    }

    public Path writeGzip(Path path) {
        try (OutputStream out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(path), 1 << 16), 1 << 16)) {
            write(out);
            return path;
        } catch (IOException broken) {
            throw new IllegalStateException("The made-up dump can't be written", broken);
        }
    }

    private void write(OutputStream out) throws IOException {
        Charset charset = registry == Registry.LACNIC ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        out.write("% A made-up dump\n%\n\n".getBytes(charset));
        for (long i = 0; i < objects; i++) {
            out.write(made(i).text().getBytes(charset));
        }
    }
}
