package org.herkomst.connector.resolver.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.OrganisationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTests {
    @TempDir
    Path folder = Path.of("");

    private Labels read(String text) {
        try {
            return Labels.read(Files.writeString(folder.resolve("labels.csv"), text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void rangeAndNameAreEnough() {
        Labels labels = read("range,name\n192.0.2.0/29,Bakkerij Korenaar B.V.\n");

        Label label = labels.rows().get(0);
        assertThat(label.name()).isEqualTo("Bakkerij Korenaar B.V.");
        assertThat(label.kind()).isEqualTo(OrganisationKind.BUSINESS);
        assertThat(label.nameable()).isTrue();
        assertThat(label.domain()).isNull();
        assertThat(label.range().middle()).isEqualTo("192.0.2.3");
        assertThat(labels.unreadable()).isZero();
    }

    @Test
    void allColumnsAreRead() {
        Label label = read("""
                start_ip,end_ip,name,domain,type,asn,as_name,country,rir,nameable,first_seen
                192.0.2.0,192.0.2.7,Polder Telecom,polder.example,ISP,AS64500,x,nl,ripe,0,2024-05-07
                """).rows().get(0);

        assertThat(label)
                .usingRecursiveComparison()
                .ignoringFields("range")
                .isEqualTo(new Label(
                        label.range(),
                        "Polder Telecom",
                        "polder.example",
                        OrganisationKind.ISP,
                        false,
                        "64500",
                        "NL",
                        "RIPE",
                        LocalDate.of(2024, 5, 7)));
    }

    @Test
    void whatOnlyGroupsNeedNotBeReadable() {
        Label label = read("range,name,asn,country,source\n192.0.2.1,One,none,Netherlands,192.0.2.9\n")
                .rows()
                .get(0);

        assertThat(label.asn()).isNull();
        assertThat(label.country()).isNull();
        assertThat(label.registry()).isNull();
    }

    @Test
    void rowsWithoutARangeOrAnOrganisationAreCounted() {
        Labels labels = read("""
                range,start_ip,end_ip,name,domain,type
                house,,,One,,
                ,192.0.2.9,192.0.2.1,Two,,
                192.0.2.0/33,,,Three,,
                192.0.2.1,,,,,
                192.0.2.1,,,,,isp
                192.0.2.1,,,,one.example,
                ,192.0.2.1,192.0.2.9,Four,,
                """);

        assertThat(labels.rows()).hasSize(3);
        assertThat(labels.unreadable()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|labels.csv:1: the file is empty",
                "name,domain|labels.csv:1: the header has neither a column range nor start_ip and end_ip",
                "range,type|labels.csv:1: the header has neither a column name nor domain",
                "range,name,name|labels.csv:1: columns of the header have the same name",
                "range,name\\n192.0.2.1,One,x|labels.csv:2: the row has 3 fields, the header 2",
                "range,name\\n\\n192.0.2.1,O\"ne|labels.csv:3: a quote stands inside a field that isn't quoted",
                "range,name,type\\n192.0.2.1,One,farm|labels.csv:2: the type is unknown",
                "range,name,nameable\\n192.0.2.1,One,2|labels.csv:2: nameable is neither 0 nor 1",
                "range,name,first_seen\\n192.0.2.1,One,1 May|labels.csv:2: first_seen is no date",
                "range,name\\nhouse,One|labels.csv: no row of it can be used (1 of them can't be read)",
                "range,name|labels.csv: no row of it can be used (0 of them can't be read)"
            })
    void faultsSayWhereAndWhatWithoutTheRow(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(InputException.class)
                .hasMessage(message)
                .satisfies(
                        fault -> assertThat(((InputException) fault).action()).isNotEmpty());
    }

    @Test
    void aFileThatIsNotThereIsSaidByName() {
        assertThatThrownBy(() -> Labels.read(folder.resolve("none.csv")))
                .hasMessage("none.csv: there is no readable file of this name");
    }
}
