package org.herkomst.connector.resolver.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.accounts.Accounts;
import org.herkomst.connector.resolver.published.DomainAnswer.OptOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSnapshotTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @TempDir
    Path folder;

    private static DomainAnswer answer(String domain, OptOut optOut, String... blocks) {
        return new DomainAnswer(
                domain,
                optOut,
                Stream.of(blocks)
                        .map(block -> new PublishedNetwork(
                                domain,
                                NetworkSource.SPF,
                                AddressRange.parse(block).orElseThrow()))
                        .toList());
    }

    private static DomainAnswer answer(String domain, String... blocks) {
        return answer(domain, OptOut.NONE, blocks);
    }

    private static PublishedSnapshot snapshot(DomainAnswer... answers) {
        return new PublishedSnapshot(MONDAY, List.of(answers));
    }

    private static PublishedAnswers asked(List<String> notAsked, DomainAnswer... answers) {
        return new PublishedAnswers(List.of(answers), notAsked, Map.of());
    }

    private List<String> owners(PublishedSnapshot snapshot, String accounts) throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.csv"), "name,domain,register,country\n" + accounts);
        return snapshot.networks(Accounts.read(file).companies()).stream()
                .map(network -> network.domain() + " " + NetworkText.of(network.network()))
                .toList();
    }

    @Test
    void theFileIsReadableSortedAndReplacedWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("published.tsv"), "old");
        PublishedSnapshot snapshot = snapshot(
                answer("b.example", "2001:db8::/32", "192.0.2.8/29", "192.0.2.8/29"),
                answer("c.example", OptOut.IN_DNS, "192.0.2.0/29"),
                answer("a.example"));

        snapshot.write(file);

        assertThat(file).hasContent("""
                # herkomst published networks, format 1
                # date 2026-11-23
                a.example\tnothing\t-
                b.example\tspf\t192.0.2.8/29
                b.example\tspf\t2001:db8::/32
                c.example\topt-out\tdns
                """);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
        assertThat(PublishedSnapshot.read(file)).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# herkomst published networks, format 2\n# date 2026-11-23\n",
                "# herkomst published networks, format 1\n",
                "# herkomst published networks, format 1\n# date secret\n",
                "# herkomst published networks, format 1\n# date 2026-11-23\nsecret.example\n",
                "# herkomst published networks, format 1\n# date 2026-11-23\nwww.secret.example\tspf\t192.0.2.1/32\n",
                "# herkomst published networks, format 1\n# date 2026-11-23\nsecret.example\tguess\t192.0.2.1/32\n",
                "# herkomst published networks, format 1\n# date 2026-11-23\nsecret.example\tspf\t192.0.2.1/24\n",
                "# herkomst published networks, format 1\n# date 2026-11-23\nsecret.example\tspf\t192.0.2.1\n",
                "# herkomst published networks, format 1\n# date 2026-11-23\nsecret.example\topt-out\tletter\n"
            })
    void damagedFileIsRefusedByItsLineWithoutItsData(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("published.tsv"), content);

        assertThatThrownBy(() -> PublishedSnapshot.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("published.tsv:")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("192.0.2");
    }

    @Test
    void aFileThatCannotBeReplacedLeavesNothingBehind() throws IOException {
        Path place =
                Files.createDirectories(folder.resolve("published.tsv/full")).getParent();

        assertThatThrownBy(() -> snapshot().write(place)).isInstanceOf(InputException.class);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(place));
    }

    @Test
    void absentFileAndFolderAreRefused() {
        assertThatThrownBy(() -> PublishedSnapshot.read(folder.resolve("absent.tsv")))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> snapshot().write(folder.resolve("absent/x.tsv")))
                .isInstanceOf(InputException.class);
    }

    @Test
    void earlierAnswersHoldWhereNobodyCouldAsk() {
        PublishedSnapshot next = snapshot(
                        answer("a.example", "192.0.2.1/32"),
                        answer("b.example", "192.0.2.2/32"),
                        answer("gone.example", "192.0.2.3/32"))
                .updated(asked(List.of("a.example", "new.example"), answer("b.example", "192.0.2.9/32")), TUESDAY);

        assertThat(next)
                .isEqualTo(new PublishedSnapshot(
                        TUESDAY, List.of(answer("a.example", "192.0.2.1/32"), answer("b.example", "192.0.2.9/32"))));
    }

    @Test
    void optOutByFileHoldsWhileNobodyCanLookForTheFile() {
        PublishedSnapshot earlier =
                snapshot(answer("file.example", OptOut.IN_FILE), answer("dns.example", OptOut.IN_DNS));

        PublishedSnapshot unsure = earlier.updated(
                asked(
                        List.of(),
                        answer("file.example", OptOut.UNSURE, "192.0.2.1/32"),
                        answer("dns.example", OptOut.UNSURE, "192.0.2.2/32")),
                TUESDAY);
        PublishedSnapshot sure = unsure.updated(asked(List.of(), answer("file.example", "192.0.2.1/32")), TUESDAY);

        assertThat(earlier.optedOut()).containsExactly("dns.example", "file.example");
        assertThat(unsure.optedOut()).containsExactly("file.example");
        assertThat(sure.optedOut()).isEmpty();
    }

    @Test
    void networkOfTwoUnrelatedDomainsBelongsToNeither() throws IOException {
        PublishedSnapshot snapshot = snapshot(
                answer("a.example", "192.0.2.0/24", "198.51.100.1/32"),
                answer("b.example", "192.0.2.8/29", "198.51.100.2/32"),
                answer("c.example", "203.0.113.1/32"),
                answer("d.example", "203.0.113.1/32"));

        assertThat(owners(snapshot, "A,a.example,,\nB,b.example,,\n"))
                .containsExactly("a.example 198.51.100.1/32", "b.example 198.51.100.2/32");
    }

    @Test
    void domainsOfOneCompanyMayShare() throws IOException {
        PublishedSnapshot snapshot = snapshot(
                answer("a.example", "192.0.2.0/24"),
                answer("b.example", "192.0.2.0/24"),
                answer("c.example", "198.51.100.1/32"),
                answer("d.example", "198.51.100.1/32"),
                answer("e.example", "203.0.113.1/32"),
                answer("f.example", "203.0.113.1/32"));

        assertThat(owners(snapshot, """
                        Example Paint B.V.,a.example,,NL
                        Example Paint,b.example,,NL
                        Shop,c.example,kvk:12345678,
                        Store,d.example,kvk:12345678,
                        Example Bread,e.example,,NL
                        Example Bread,f.example,,DE
                        """))
                .containsExactly(
                        "a.example 192.0.2.0/24",
                        "b.example 192.0.2.0/24",
                        "c.example 198.51.100.1/32",
                        "d.example 198.51.100.1/32");
    }

    @Test
    void fileThatIsTooLargeIsRefusedUnread() throws IOException {
        Path huge = folder.resolve("huge.tsv");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(SnapshotFile.MOST_BYTES + 1);
        }
        assertThatThrownBy(() -> PublishedSnapshot.read(huge))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("huge.tsv: the snapshot of published networks is larger than 64 MB");
    }
}
