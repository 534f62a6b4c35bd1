package org.herkomst.connector.resolver;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Network;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/** A bought or free company database in MaxMind DB format 2.0, in the shapes of {@link MmdbShape}. */
final class MmdbInput implements Input {
    static final String TYPE = "mmdb";
    private static final int PROBED = 200;

    private final Path path;
    private final String file;
    private @Nullable LocalDate dated;

    MmdbInput(Path path) {
        this.path = path;
        this.file = Inputs.fileName(path);
    }

    @Override
    public Count read(Sink sink) {
        try (Reader reader = new Reader(path.toFile(), new CHMCache())) {
            MmdbTree.check(path, reader.getMetadata());
            dated = LocalDate.ofInstant(reader.getMetadata().buildTime(), ZoneOffset.UTC);
            return read(reader, shape(reader), holders(reader), sink);
        } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError broken) {
            if (broken instanceof InputException known) {
                throw known;
            }
            throw new InputException(
                    file,
                    "this is no whole MaxMind database",
                    "Fetch it again and unpack it; it may be cut or damaged.");
        }
    }

    @Override
    public Optional<LocalDate> dated() {
        return Optional.ofNullable(dated);
    }

    private MmdbShape<?> shape(Reader reader) {
        for (MmdbShape<?> shape : MmdbShape.candidates(reader.getMetadata().databaseType())) {
            if (fits(reader, shape)) {
                return shape;
            }
        }
        throw new InputException(
                file,
                "its records name no organisations in a shape that we read",
                "Use a company, ISP or Enterprise database of IPinfo, MaxMind or DB-IP.");
    }

    /** Whether the first records can be read in this shape and one of them names somebody. */
    private static <T> boolean fits(Reader reader, MmdbShape<T> shape) {
        try {
            Iterator<DatabaseRecord<T>> networks = reader.networks(false, shape.type());
            for (int i = 0; i < PROBED && networks.hasNext(); i++) {
                T data = networks.next().data();
                if (data != null && shape.claim(data).isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException | InvalidNetworkException | RuntimeException otherShape) {
            return false;
        }
    }

    private static <T> Count read(Reader reader, MmdbShape<T> shape, boolean holders, Sink sink)
            throws IOException, InvalidNetworkException {
        Networks<T> networks = reader.networks(false, shape.type());
        Map<T, Optional<Claim>> claims = new HashMap<>();
        NestedRuns runs = new NestedRuns(sink);
        long used = 0;
        long skipped = 0;
        while (networks.hasNext()) {
            DatabaseRecord<T> record = networks.next();
            T data = record.data();
            Optional<Claim> claim = data == null ? Optional.empty() : claims.computeIfAbsent(data, shape::claim);
            if (claim.isPresent()) {
                runs.add(range(record.network()), holders ? asHolder(claim.get()) : claim.get());
                used++;
            } else {
                runs.close();
                skipped++;
            }
        }
        runs.close();
        return new Count(used, skipped);
    }

    /** Whether the database says only who announces a network. */
    private static boolean holders(Reader reader) {
        String type = reader.getMetadata().databaseType().toLowerCase(Locale.ROOT);
        return type.contains("asn") && !type.contains("company");
    }

    /** The holder of a network is seldom its visitor, however well the vendor knows the holder's type. */
    private static Claim asHolder(Claim claim) {
        if (!(claim instanceof Named named)) {
            return claim;
        }
        String name = named.facts().name();
        boolean typed = named.grounds().features().contains("type=given");
        String type = typed ? named.facts().kind().name().toLowerCase(Locale.ROOT) : "none";
        return new Named(named.facts(), AsnInput.grounds(name, type), named.core());
    }

    private static AddressRange range(Network network) {
        ByteBuffer bytes = ByteBuffer.wrap(network.networkAddress().getAddress());
        if (network.networkAddress() instanceof Inet4Address) {
            return AddressRange.of(true, 0, Integer.toUnsignedLong(bytes.getInt()), network.prefixLength());
        }
        return AddressRange.of(false, bytes.getLong(), bytes.getLong(), network.prefixLength());
    }
}
