package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.company;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;
import static org.herkomst.connector.resolver.Indexes.open;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that filter or only tell the holder of a network. */
class MmdbFiltersTests {
    @TempDir
    Path folder;

    private ResolverIndex with(MmdbFile database) {
        Path own = file(folder, "asn.csv", "198.51.100.0,198.51.100.255,64500,Example Paint,business\n");
        return open(
                input("asn", own), input("mmdb", database.write(folder.resolve("filter.mmdb")), Permission.NETWORK));
    }

    @Test
    void networkThatHidesItsVisitorsNamesNobody() {
        ResolverIndex index = with(new MmdbFile("ipinfo privacy.mmdb")
                .network("198.51.100.0/29", Map.of("vpn", true, "hosting", false))
                .network("198.51.100.8/29", Map.of("vpn", false, "hosting", true))
                .network("198.51.100.16/29", Map.of("vpn", false, "hosting", false)));

        assertThat(answer(index, "198.51.100.1")).isEqualTo("HOSTING");
        assertThat(index.lookup("198.51.100.1").toString()).contains("relay or a VPN");
        assertThat(answer(index, "198.51.100.9")).isEqualTo("HOSTING");
        assertThat(answer(index, "198.51.100.17")).isEqualTo("Example Paint");
    }

    @Test
    void flagsMayBeTextsOrMaxMinds() {
        ResolverIndex texts = with(new MmdbFile("ipinfo standard_privacy.mmdb")
                .network("198.51.100.0/29", Map.of("relay", "true", "hosting", "false")));
        ResolverIndex anonymous = with(new MmdbFile("GeoIP2-Anonymous-IP")
                .network("198.51.100.0/29", Map.of("is_anonymous", true, "is_tor_exit_node", true)));

        assertThat(answer(texts, "198.51.100.1")).isEqualTo("HOSTING");
        assertThat(answer(anonymous, "198.51.100.1")).isEqualTo("HOSTING");
    }

    @Test
    void operatorsOwnWordOutweighsAFilter() {
        Path filter = new MmdbFile("GeoIP2-Anonymous-IP")
                .network("198.51.100.0/29", Map.of("is_anonymous_vpn", true))
                .write(folder.resolve("filter.mmdb"));
        Path own = file(folder, "ranges.csv", "range,name\n198.51.100.0/29,Own Word\n");

        assertThat(answer(open(input("mmdb", filter, Permission.NETWORK), input("ranges", own)), "198.51.100.1"))
                .isEqualTo("Own Word");
    }

    @Test
    void databaseOfHoldersIsNoCompanyDatabase() {
        Path holders = new MmdbFile("ipinfo generic_asn_free.mmdb")
                .network(
                        "198.51.100.0/24",
                        Map.of("name", "Example Paint", "domain", "paint.example", "type", "business"))
                .network("203.0.113.0/24", Map.of("name", "Example Telecom", "type", "isp"))
                .write(folder.resolve("holders.mmdb"));
        ResolverIndex index = open(input("mmdb", holders, Permission.MARKETING));

        assertThat(company(index, "198.51.100.1").confidence()).isEqualTo(0.73);
        assertThat(company(index, "198.51.100.1").reason()).contains("holder of the network");
        assertThat(answer(index, "203.0.113.1")).isEqualTo("ISP");
    }
}
