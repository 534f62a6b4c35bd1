package org.herkomst.connector.resolver.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.OrganisationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTests {
    @TempDir
    Path folder;

    private Accounts accounts(String content) throws IOException {
        return Accounts.read(Files.writeString(folder.resolve("accounts.csv"), content));
    }

    @Test
    void everyColumnIsRead() throws IOException {
        CompanyFacts facts = accounts("""
                        name,domain,country,type,register,street,city,phone,industry,employees,legal_form
                        "Voorbeeld, Verf",https://www.verf.example/contact,nl,education,kvk:12345678,\
                        Dorpsstraat 1,Utrecht,+31 30 000 0000,Paint,12,B.V.
                        """).companies().get(0);

        assertThat(facts.name()).isEqualTo("Voorbeeld, Verf");
        assertThat(facts.domain()).isEqualTo("verf.example");
        assertThat(facts.country()).isEqualTo("NL");
        assertThat(facts.kind()).isEqualTo(OrganisationKind.EDUCATION);
        assertThat(facts.registers()).containsExactly("kvk:12345678");
        assertThat(facts.street()).isEqualTo("Dorpsstraat 1");
        assertThat(facts.city()).isEqualTo("Utrecht");
        assertThat(facts.phone()).isEqualTo("+31 30 000 0000");
        assertThat(facts.industry()).isEqualTo("Paint");
        assertThat(facts.employees()).isEqualTo(12);
        assertThat(facts.legalForm()).isEqualTo("B.V.");
    }

    @Test
    void rowsStayInOrderAndOnesThatSayNothingAreCounted() throws IOException {
        Accounts accounts = accounts("domain,name\nb.example,B\n,A\n,\n\nb.example,B\nwww.c.example,\n");

        assertThat(accounts.companies()).extracting(CompanyFacts::name).containsExactly("B", "A", "c.example");
        assertThat(accounts.companies())
                .extracting(CompanyFacts::domain)
                .containsExactly("b.example", null, "c.example");
        assertThat(accounts.count()).isEqualTo(3);
        assertThat(accounts.skipped()).isEqualTo(2);
    }

    @Test
    void oneColumnIsEnough() throws IOException {
        assertThat(accounts("name\nA\n").companies()).hasSize(1);
        assertThat(accounts("domain\na.example\n").companies()).hasSize(1);
        assertThat(accounts("domain\n").companies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",,NL,|name and domain",
                "Secret Name,192.0.2.1,,|domain",
                "Secret Name,,Secretland,|country",
                "Secret Name,,,Secret|type",
                "Secret Name|1 fields"
            })
    void badRowIsRefusedByItsLineWithoutItsData(String row, String what) {
        assertThatThrownBy(() -> accounts("name,domain,country,type\n\"Two\nlines\",,,\n" + row + "\n"))
                .isInstanceOfSatisfying(InputException.class, refusal -> {
                    assertThat(refusal).hasMessageContaining("accounts.csv:4").hasMessageContaining(what);
                    assertThat(refusal).hasMessageNotContaining("Secret").hasMessageNotContaining("192.0.2");
                    assertThat(refusal.action()).isNotBlank().doesNotContain("Secret");
                });
    }

    @Test
    void headerIsChecked() {
        assertThatThrownBy(() -> accounts("country\nNL\n")).hasMessageContaining("neither of the columns");
        assertThatThrownBy(() -> accounts("name,range\nA,192.0.2.1\n")).hasMessageContaining("no column 'range'");
        assertThatThrownBy(() -> accounts(""))
                .isInstanceOfSatisfying(
                        InputException.class,
                        empty -> assertThat(empty.action()).contains("name,domain"));
        assertThatThrownBy(() -> Accounts.read(folder.resolve("absent.csv")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("absent.csv");
    }
}
