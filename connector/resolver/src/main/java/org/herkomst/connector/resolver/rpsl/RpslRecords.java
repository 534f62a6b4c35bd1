package org.herkomst.connector.resolver.rpsl;

import org.herkomst.connector.resolver.rpsl.RpslObject.Kind;
import org.jspecify.annotations.Nullable;

/** Hands finished records to the sink, and counts them. */
final class RpslRecords {
    private final RpslSink sink;
    private final ValueReader values = new ValueReader();
    private final NetworkReader networkReader = new NetworkReader(values);
    private long networks;
    private long organisations;
    private long skipped;

    RpslRecords(RpslSink sink) {
        this.sink = sink;
    }

    void accept(RpslObject object) {
        switch (object.kind()) {
            case NETWORK, ARIN_NETWORK -> network(object);
            case ORGANISATION -> organisation(object, Attribute.ORGANISATION);
            case ARIN_ORGANISATION -> organisation(object, Attribute.ORG_ID);
            case NONE, OTHER -> {}
        }
    }

    /** Counts a record that can't be used. */
    void skip(RpslObject object) {
        if (object.kind() != Kind.NONE && object.kind() != Kind.OTHER) {
            skipped++;
        }
    }

    RpslCount count() {
        return new RpslCount(networks, organisations, skipped);
    }

    private void network(RpslObject object) {
        RpslNetwork network = networkReader.read(object);
        if (network == null) {
            skipped++;
            return;
        }
        networks++;
        sink.network(network);
    }

    private void organisation(RpslObject object, Attribute handleAttribute) {
        String handle = values.handle(object, handleAttribute);
        String name = values.text(object, Attribute.NAME);
        if (handle == null || name.isEmpty()) {
            skipped++;
            return;
        }
        organisations++;
        String type = values.word(object, Attribute.TYPE);
        sink.organisation(new RpslOrganisation(handle, name, type, values.country(object), mailDomain(object)));
    }

    private @Nullable String mailDomain(RpslObject object) {
        return object.contactsReplaced() ? null : MailDomain.of(values.text(object, Attribute.E_MAIL));
    }
}
