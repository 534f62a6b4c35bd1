package org.herkomst.connector.resolver.rpsl;

/** The attributes that are read, with their names in all dialects; every other one is passed over by its bytes. */
enum Attribute {
    INETNUM(1, "inetnum"),
    INET6NUM(1, "inet6num"),
    ORGANISATION(1, "organisation"),
    NET_HANDLE(1, "nethandle v6nethandle"),
    ORG_ID(1, "orgid"),
    /** Begins the part of a record that is about a person: nothing behind it is read. */
    PERSON(0, "person role nic-hdl"),
    /** Only asked whether it says that the record's contacts were replaced. */
    REMARKS(0, "remarks"),
    NET_RANGE(1, "netrange"),
    STATUS(1, "status nettype"),
    NETWORK_TYPE(1, "network-type"),
    NETNAME(1, "netname"),
    DESCR(8, "descr"),
    OWNER(1, "owner"),
    ORG(1, "org"),
    OWNER_ID(1, "ownerid"),
    NAME(1, "org-name orgname"),
    TYPE(1, "org-type"),
    COUNTRY(1, "country"),
    LAST_MODIFIED(1, "last-modified updated"),
    CHANGED(8, "changed"),
    CREATED(1, "created regdate"),
    SOURCE(1, "source"),
    E_MAIL(1, "e-mail");

    private static final Attribute[] ALL = values();

    private final int most;
    private final String keys;

    Attribute(int most, String keys) {
        this.most = most;
        this.keys = keys;
    }

    /** How many values of it one record may have; further ones are passed over. */
    int most() {
        return most;
    }

    /** The names in lower case. */
    String[] keys() {
        return keys.split(" ", -1);
    }

    static int count() {
        return ALL.length;
    }

    /** How many values one record may have in all. */
    static int mostOfAll() {
        int sum = 0;
        for (Attribute attribute : ALL) {
            sum += attribute.most;
        }
        return sum;
    }
}
