package org.herkomst.connector.resolver.rpsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.junit.jupiter.api.Test;

/** Each registry's way of writing, with made-up records. */
class RpslDialectTests {
    private static final String REPLACED = "remarks:        * THIS OBJECT IS MODIFIED\n";

    @Test
    void ripe() {
        Reading reading = Reading.of("""
                % This is a split file.

                inetnum:        192.0.2.8 - 192.0.2.15
                netname:        EXAMPLE-BAKERY
                descr:          Example Bakery B.V.
                descr:          Utrecht
                country:        NL
                org:            ORG-EB1-RIPE
                admin-c:        DUMY-RIPE
                tech-c:         DUMY-RIPE
                status:         ASSIGNED PA
                mnt-by:         EXAMPLE-ISP-MNT
                created:        2019-03-04T10:11:12Z
                last-modified:  2024-01-02T10:11:12Z
                source:         RIPE
                remarks:        ****************************
                remarks:        * THIS OBJECT IS MODIFIED

                inet6num:       2001:db8:7::/48
                netname:        EXAMPLE-SIX
                country:        de # the seat
                status:         ASSIGNED
                created:        2019-03-04T10:11:12Z
                source:         RIPE # Filtered
                """);
        assertThat(reading.networks)
                .containsExactly(
                        new RpslNetwork(
                                range("192.0.2.8-192.0.2.15"),
                                "ASSIGNED PA",
                                "EXAMPLE-BAKERY",
                                List.of("Example Bakery B.V.", "Utrecht"),
                                "ORG-EB1-RIPE",
                                "NL",
                                LocalDate.of(2024, 1, 2),
                                Registry.RIPE),
                        new RpslNetwork(
                                range("2001:db8:7::/48"),
                                "ASSIGNED",
                                "EXAMPLE-SIX",
                                List.of(),
                                null,
                                "DE",
                                LocalDate.of(2019, 3, 4),
                                Registry.RIPE));
        assertThat(reading.count).isEqualTo(new RpslCount(2, 0, 0));
    }

    @Test
    void ripeOrganisationWithReplacedContactsHasNoMailDomain() {
        Reading reading =
                Reading.of(organisation("unread@ripe.net", "") + organisation("info@bakery.example", REPLACED));
        assertThat(reading.organisations)
                .extracting(RpslOrganisation::mailDomain)
                .containsOnlyNulls();
    }

    @Test
    void organisationKeepsOnlyTheHostOfItsMail() {
        Reading reading =
                Reading.of(organisation("Some.Body@Mail.Bakery.Example", "") + organisation("no address", ""));
        assertThat(reading.organisations)
                .containsExactly(
                        new RpslOrganisation(
                                "ORG-EB1-RIPE", "Example Bakery B.V.", "OTHER", "NL", "mail.bakery.example"),
                        new RpslOrganisation("ORG-EB1-RIPE", "Example Bakery B.V.", "OTHER", "NL", null));
    }

    @Test
    void apnicWithChangedLinesAndMixedCase() {
        RpslNetwork network = only("""
                inetnum:        198.51.100.0 - 198.51.100.6
                netname:        EXAMPLE-AP
                descr:          Example Timber Co., Ltd.
                descr:          1 Example Road
                country:        AU
                status:         Assigned  Non-Portable
                changed:        someone@isp.example 20170822
                changed:        someone@isp.example 20190304
                changed:        someone@isp.example 19990101
                source:         APNIC
                """);
        assertThat(network.status()).isEqualTo("ASSIGNED NON-PORTABLE");
        assertThat(network.range()).isEqualTo(range("198.51.100.0-198.51.100.6"));
        assertThat(network.changed()).isEqualTo(LocalDate.of(2019, 3, 4));
        assertThat(network.registry()).isEqualTo(Registry.APNIC);
    }

    @Test
    void afrinic() {
        RpslNetwork network = only("""
                inetnum: 203.0.113.0 - 203.0.113.255
                netname: EXAMPLE-AF
                descr: Example Optics
                country: ZA
                org: ORG-EO1-AFRINIC
                status: ASSIGNED PI
                source: AFRINIC
                parent: 203.0.0.0 - 203.255.255.255
                """);
        assertThat(network.organisation()).isEqualTo("ORG-EO1-AFRINIC");
        assertThat(network.registry()).isEqualTo(Registry.AFRINIC);
        assertThat(network.changed()).isNull();
    }

    @Test
    void lacnicInLatin1WithShortFormsAndWithoutItsPersons() {
        String text = """
                inetnum:     203.0.113.8/29
                status:      reassigned
                aut-num:     N/A
                owner:       Panader\u00EDa #1 Ejemplo SA
                ownerid:     xx-paej-lacnic
                responsible: Nobody At All
                country:     AR
                owner-c:     NAA
                created:     20190304
                changed:     20200506
                nic-hdl:     NAA
                country:     UY
                changed:     20240101

                inetnum:     24.232.16/24
                inetrev:     24.232.16/24
                created:     20190304

                inetnum:     2001:db8::/32
                status:      allocated
                owner:       Ejemplo
                """;
        Reading reading = Reading.of(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reading.networks)
                .containsExactly(
                        new RpslNetwork(
                                range("203.0.113.8/29"),
                                "REASSIGNED",
                                "",
                                List.of("Panader\u00EDa #1 Ejemplo SA"),
                                "XX-PAEJ-LACNIC",
                                "AR",
                                LocalDate.of(2020, 5, 6),
                                Registry.LACNIC),
                        new RpslNetwork(
                                range("24.232.16.0/24"),
                                "",
                                "",
                                List.of(),
                                null,
                                null,
                                LocalDate.of(2019, 3, 4),
                                Registry.LACNIC),
                        new RpslNetwork(
                                range("2001:db8::/32"),
                                "ALLOCATED",
                                "",
                                List.of("Ejemplo"),
                                null,
                                null,
                                null,
                                Registry.LACNIC));
    }

    @Test
    void krnicSaysCustomerInItsNetworkType() {
        RpslNetwork network = only("""
                inetnum:        192.0.2.0 - 192.0.2.7
                descr:          Example Foods
                network-type:   CUSTOMER
                country:        KR
                """);
        assertThat(network.status()).isEqualTo("CUSTOMER");
        assertThat(network.registry()).isEqualTo(Registry.KRNIC);
    }

    @Test
    void jpnicAndTwnicBySource() {
        assertThat(only("inetnum: 192.0.2.0 - 192.0.2.7\nsource: JPNIC\n").registry())
                .isEqualTo(Registry.JPNIC);
        assertThat(only("inetnum: 192.0.2.0 - 192.0.2.7\nsource: TWNIC\n").registry())
                .isEqualTo(Registry.APNIC);
        assertThat(only("inetnum: 192.0.2.0 - 192.0.2.7\nsource: RIPE-NONAUTH\n")
                        .registry())
                .isEqualTo(Registry.RIPE);
        assertThat(only("inetnum: 192.0.2.0 - 192.0.2.7\nsource: ELSEWHERE\n").registry())
                .isEqualTo(Registry.OTHER);
    }

    @Test
    void arinBulkText() {
        Reading reading = Reading.of("""
                OrgID:      C01234567
                OrgName:    EXAMPLE TOOLS #7 INC
                Street:     1 Example Street
                City:       Springfield
                Country:    US
                RegDate:    2019-03-04
                Source:     ARIN

                NetHandle:  NET-198-51-100-8-1
                OrgID:      C01234567
                Parent:     NET-198-51-100-0-1
                NetName:    EXAMPLE-TOOLS
                NetRange:   198.51.100.8 - 198.51.100.15
                NetType:    reassignment
                RegDate:    2019-03-04
                Updated:    2021-05-06
                Source:     ARIN

                V6NetHandle: NET6-2001-DB8-1
                OrgID:      EXTOOL
                NetName:    EXAMPLE-TOOLS-SIX
                NetRange:   2001:0DB8:: - 2001:0DB8:00FF:FFFF:FFFF:FFFF:FFFF:FFFF
                NetType:    assignment
                RegDate:    2019-03-04

                """);
        assertThat(reading.organisations)
                .containsExactly(new RpslOrganisation("C01234567", "EXAMPLE TOOLS #7 INC", "", "US", null));
        assertThat(reading.networks)
                .containsExactly(
                        new RpslNetwork(
                                range("198.51.100.8-198.51.100.15"),
                                "REASSIGNMENT",
                                "EXAMPLE-TOOLS",
                                List.of(),
                                "C01234567",
                                null,
                                LocalDate.of(2021, 5, 6),
                                Registry.ARIN),
                        new RpslNetwork(
                                range("2001:db8::/40"),
                                "ASSIGNMENT",
                                "EXAMPLE-TOOLS-SIX",
                                List.of(),
                                "EXTOOL",
                                null,
                                LocalDate.of(2019, 3, 4),
                                Registry.ARIN));
    }

    private static String organisation(String mail, String more) {
        return """
                organisation:   ORG-EB1-RIPE
                org-name:       Example Bakery B.V.
                org-type:       other
                address:        Dummy address for ORG-EB1-RIPE
                country:        NL
                e-mail:         %s
                source:         RIPE
                %s
                """.formatted(mail, more);
    }

    private static RpslNetwork only(String text) {
        List<RpslNetwork> networks = Reading.of(text).networks;
        assertThat(networks).hasSize(1);
        return networks.get(0);
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }
}
