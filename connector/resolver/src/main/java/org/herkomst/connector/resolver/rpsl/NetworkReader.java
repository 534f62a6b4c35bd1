package org.herkomst.connector.resolver.rpsl;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.rpsl.RpslObject.Kind;
import org.jspecify.annotations.Nullable;

/** Makes a network of a record's values. */
final class NetworkReader {
    private final ValueReader values;
    private final RangeReader ranges = new RangeReader();

    NetworkReader(ValueReader values) {
        this.values = values;
    }

    /** Null where the record has no range that can be used. */
    @Nullable
    RpslNetwork read(RpslObject object) {
        int place = object.index(rangeAttribute(object));
        AddressRange range = place < 0 ? null : range(object, place);
        if (range == null) {
            return null;
        }
        return new RpslNetwork(
                range,
                values.word(object, object.has(Attribute.STATUS) ? Attribute.STATUS : Attribute.NETWORK_TYPE),
                values.text(object, Attribute.NETNAME),
                descriptions(object),
                values.handle(object, organisationAttribute(object)),
                values.country(object),
                changed(object),
                registry(object));
    }

    private @Nullable AddressRange range(RpslObject object, int index) {
        AddressRange usual = ranges.readUsual(object.text(index), object.start(index), object.end(index));
        if (usual != null) {
            return usual;
        }
        object.prepare(index);
        AddressRange same = ranges.readUsual(object.text(index), object.start(index), object.end(index));
        return same != null ? same : ranges.read(object.text(index), object.start(index), object.end(index));
    }

    private static Attribute rangeAttribute(RpslObject object) {
        if (object.kind() == Kind.ARIN_NETWORK) {
            return Attribute.NET_RANGE;
        }
        return object.has(Attribute.INETNUM) ? Attribute.INETNUM : Attribute.INET6NUM;
    }

    private static Attribute organisationAttribute(RpslObject object) {
        if (object.kind() == Kind.ARIN_NETWORK) {
            return Attribute.ORG_ID;
        }
        return object.has(Attribute.ORG) ? Attribute.ORG : Attribute.OWNER_ID;
    }

    private List<String> descriptions(RpslObject object) {
        int most = object.count(Attribute.DESCR) + object.count(Attribute.OWNER);
        String[] lines = new String[most];
        int size = 0;
        for (int i = 0; size < most && i < object.size(); i++) {
            boolean wanted = object.attribute(i) == Attribute.DESCR || object.attribute(i) == Attribute.OWNER;
            String text = wanted ? values.text(object, i) : "";
            if (!text.isEmpty()) {
                lines[size++] = text;
            }
        }
        return switch (size) {
            case 0 -> List.of();
            case 1 -> List.of(lines[0]);
            default -> List.of(size == most ? lines : Arrays.copyOf(lines, size));
        };
    }

    private @Nullable LocalDate changed(RpslObject object) {
        LocalDate modified = values.date(object, Attribute.LAST_MODIFIED);
        LocalDate changed = modified == null ? values.date(object, Attribute.CHANGED) : modified;
        return changed == null ? values.date(object, Attribute.CREATED) : changed;
    }

    private Registry registry(RpslObject object) {
        String source = values.word(object, Attribute.SOURCE);
        if (!source.isEmpty()) {
            int end = source.indexOf(' ');
            return Registry.ofSource(end < 0 ? source : source.substring(0, end));
        }
        if (object.kind() == Kind.ARIN_NETWORK) {
            return Registry.ARIN;
        }
        if (object.has(Attribute.NETWORK_TYPE)) {
            return Registry.KRNIC;
        }
        return lacnic(object) ? Registry.LACNIC : Registry.OTHER;
    }

    /** Only LACNIC has owners, and writes prefixes into {@code inetnum}. */
    private boolean lacnic(RpslObject object) {
        return object.has(Attribute.OWNER)
                || object.has(Attribute.OWNER_ID)
                || (object.has(Attribute.INETNUM) && ranges.wasPrefix());
    }
}
