package org.herkomst.connector.resolver.rpsl;

/** How one registry's records look: shares in percent from 11,295 records, measured in 2026 (project's own survey). */
enum DumpShape {
    RIPE(
            "29:36.5,30:24.0,32:14.1,28:7.7,24:6.7,27:3.1,23:1.3,26:1.2,31:1.1,25:1.0,22:1.0",
            "ASSIGNED PA:95.2,LEGACY:2.4,ALLOCATED PA:1.3,ASSIGNED PI:0.6,AGGREGATED-BY-LIR:0.5",
            "0:11,1:66,2:9,3:12,4:2",
            "2006:15,2012:18,2017:22,2022:45",
            new double[] {17.7, 9.3, 30.5, 40.6}),
    ARIN(
            "29:67.4,30:8.0,28:7.0,24:5.5,27:3.1,31:2.9",
            "REASSIGNMENT:96.1,ALLOCATION:2.5,REALLOCATION:1.4",
            "0:100",
            "2006:19,2012:18,2017:30,2022:33",
            new double[] {9, 100, 8.9, 28}),
    LACNIC(
            "29:44.6,28:14.8,30:12.7,24:9.3",
            "REALLOCATED:67.0,REASSIGNED:26.8,ALLOCATED:5.6",
            "1:87,0:13",
            "2006:6,2012:32,2017:22,2022:40",
            new double[] {6, 100, 0, 47.9}),
    APNIC(
            "30:35.8,32:22.4,29:17.7,28:8.4,24:5.8",
            "ASSIGNED NON-PORTABLE:86.6,ALLOCATED NON-PORTABLE:8.6,Assigned  Non-Portable:4.8",
            "1:49,2:25,3:11,4:15",
            "2006:27,2012:13,2017:1,2022:59",
            new double[] {8.2, 2.8, 26.8, 38.1}),
    JPNIC("29:61.3,24:19.0", ":100", "1:100", "2006:29,2012:20,2017:23,2022:28", new double[] {0.9, 0, 100, 72.7}),
    KRNIC(
            "29:36.8,24:21.0,30:10.1,26:9.6",
            "CUSTOMER:92.5,INFRA:7.5",
            "1:100",
            "2006:14,2012:37,2017:20,2022:29",
            new double[] {0, 0, 0, 7.4}),
    AFRINIC(
            "29:40,30:30,28:20,24:10",
            "ASSIGNED PA:90,ALLOCATED PA:10",
            "0:6,1:89,2:2,3:1,4:1",
            "2006:4,2012:13,2017:37,2022:46",
            new double[] {18.2, 11.2, 13.3, 22.4});

    private static final Weighted STATUSES_V6 = new Weighted("ASSIGNED:88.7,AGGREGATED-BY-LIR:7.3,ALLOCATED-BY-RIR:4");

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Weighted sizes;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Weighted statuses;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Weighted descriptions;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Weighted years;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final double[] shares;

    DumpShape(String sizes, String statuses, String descriptions, String years, double[] shares) {
        this.sizes = new Weighted(sizes);
        this.statuses = new Weighted(statuses);
        this.descriptions = new Weighted(descriptions);
        this.years = new Weighted(years);
        this.shares = shares;
    }

    /** Prefix lengths of IPv4 networks. */
    Weighted sizes() {
        return sizes;
    }

    Weighted statuses(boolean ipv4) {
        return ipv4 || this != RIPE ? statuses : STATUSES_V6;
    }

    /** How many descr lines. */
    Weighted descriptions() {
        return descriptions;
    }

    Weighted years() {
        return years;
    }

    double ipv6Percent() {
        return shares[0];
    }

    double organisationPercent() {
        return shares[1];
    }

    double remarksPercent() {
        return shares[2];
    }

    double legalFormPercent() {
        return shares[3];
    }
}
