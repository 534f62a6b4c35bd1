package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.herkomst.core.record.Expectation;
import org.herkomst.core.record.Rung;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of deliveries, by case, in both dialects. */
class OdooDeliveryTests extends OdooCases {

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aDeliveryThatComesTwiceMakesNothingTwice(int version) {
        speaks(version);
        bench.receipts(Bench.many(3));
        var writes = bench.writes();
        assertThat(bench.receipts(Bench.many(3)))
                .allSatisfy(r -> assertThat(r.counts().written).isZero())
                .extracting(Receipt::verdict)
                .containsOnly(Verdict.UPDATED);
        assertThat(bench.writes()).isEqualTo(writes);
        assertThat(bench.sandbox.database().records()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aRecordWithAnotherKeyOfOursIsAConflict(int version) {
        speaks(version);
        bench.sandbox
                .database()
                .personAdds(Map.of("name", "Acme", "website", "https://www.acme.example/en", Keys.KEY, "hk-other"));
        var receipt = bench.receipt(Bench.record("hk-acme", "Acme", "acme.example"));
        assertThat(receipt.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(bench.writes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void ofTwoRecordsWithOurKeyTheOneThatWeKnowCountsOrElseAPersonDecides(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var made = bench.receipt(acme);
        bench.sandbox.database().personAdds(Map.of("name", "Copy", Keys.KEY, "hk-acme"));
        assertThat(bench.receipt(acme).verdict()).isEqualTo(Verdict.AMBIGUOUS);
        var known = bench.receipt(Bench.known(acme, made));
        assertThat(known.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(known.targetId()).isEqualTo(made.targetId());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatAPersonDeletedStaysDeleted(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var made = bench.receipt(acme);
        bench.sandbox.database().personDeletes(String.valueOf(made.targetId()));
        gone(bench.receipt(Bench.known(acme, made)));
        assertThat(bench.sandbox.database().records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatAPersonArchivedStaysAsItIs(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var made = bench.receipt(acme);
        bench.sandbox.database().personArchives(String.valueOf(made.targetId()));
        var before = bench.sandbox.database().records();
        gone(bench.receipt(Bench.known(Bench.record("hk-acme", "Acme", "acme.example", 9), made)));
        gone(bench.receipt(acme));
        bench.sandbox.database().personEdits(String.valueOf(made.targetId()), Map.of(Keys.KEY, ""));
        gone(bench.receipt(acme));
        bench.sandbox.database().personEdits(String.valueOf(made.targetId()), Map.of(Keys.KEY, "hk-acme"));
        assertThat(bench.sandbox.database().records()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatAPersonMergedIntoAnotherCompanysRecordIsGone(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var made = bench.receipt(acme);
        bench.receipt(Bench.record("hk-beta", "Beta", "beta.example"));
        bench.sandbox.database().personDeletes(String.valueOf(made.targetId()));
        gone(bench.receipt(Bench.known(acme, made)));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aRecordThatWasMergedIntoAPersonsAndKeptOurKeyIsFollowed(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var made = bench.receipt(acme);
        bench.sandbox.database().personDeletes(String.valueOf(made.targetId()));
        var stayed = bench.sandbox.database().personAdds(Map.of("name", "Acme Holding", Keys.KEY, "hk-acme"));
        var receipt = bench.receipt(Bench.known(acme, made));
        assertThat(receipt.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(receipt.targetId()).isEqualTo(stayed);
        assertThat(bench.there(receipt)).containsEntry("name", "Acme Holding");
    }

    private static void gone(Receipt receipt) {
        assertThat(receipt.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(String.valueOf(receipt.problem())).contains("HK-REC-004");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void ourExternalIdFindsARecordWhoseKeyAPersonBlanked(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var made = bench.receipt(acme);
        bench.sandbox
                .database()
                .personEdits(String.valueOf(made.targetId()), Map.of(Keys.KEY, "", "website", "", "name", "ACME!"));
        var receipt = bench.receipt(acme);
        assertThat(receipt.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(receipt.targetId()).isEqualTo(made.targetId());
        assertThat(bench.there(receipt)).containsEntry("name", "ACME!").containsEntry(Keys.KEY, "hk-acme");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatChangedSinceThePlanIsLeftOut(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var id = bench.sandbox.database().personAdds(Map.of("name", "Acme", "website", "acme.example"));
        var expected = new Expectation(id, Map.of("name", "Acme", "website", "http://acme.example"));
        bench.sandbox.database().personEdits(id, Map.of("name", "Acme Holding"));
        var receipt = bench.receipt(acme.expecting(expected));
        assertThat(receipt.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(String.valueOf(receipt.problem()))
                .contains("HK-REC-003", "name")
                .doesNotContain("Holding");
        bench.sandbox.database().personEdits(id, Map.of("name", "Acme"));
        assertThat(bench.receipt(acme.expecting(expected)).verdict()).isEqualTo(Verdict.ADOPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void theLadderIsClimbedRungByRung(int version) {
        speaks(version);
        var database = bench.sandbox.database();
        var number = database.personAdds(Map.of("name", "N", "company_registry", "12.34 56-78"));
        database.personAdds(Map.of("name", "D", "website", "acme.example"));
        var place = database.personAdds(Map.of("name", "ACME Industrie BV", "city", "den haag"));
        database.personAdds(Map.of("name", "ACME Industrie", "city", "Utrecht"));
        var register = new Rung(Rung.Kind.REGISTER_NUMBER, Map.of("company_registry", "12345678"));
        var name = new Rung(Rung.Kind.NAME_PLACE, Map.of("name", "Acme Industrie B.V.", "city", "Den Haag"));
        var none = new Rung(Rung.Kind.REGISTER_NUMBER, Map.of("company_registry", "87654321"));
        var receipts = bench.receipts(
                Bench.record("hk-one", "One", "acme.example").climbing(List.of(register, name)),
                Bench.record("hk-two", "Two", "two.example").climbing(List.of(none, name)),
                Bench.record("hk-three", "Three", "acme.example").climbing(List.of(none)));
        assertThat(receipts)
                .extracting(Receipt::verdict)
                .containsExactly(Verdict.ADOPTED, Verdict.ADOPTED, Verdict.CREATED);
        assertThat(receipts).extracting(Receipt::matchedBy).containsExactly("register_number", "name_place", null);
        assertThat(receipts.subList(0, 2)).extracting(Receipt::targetId).containsExactly(number, place);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aDomainFitsTheWebsiteHoweverItIsWrittenAndNoOther(int version) {
        speaks(version);
        var database = bench.sandbox.database();
        database.personAdds(Map.of("name", "Other", "website", "https://notacme.example"));
        database.personAdds(Map.of("name", "Path", "website", "https://other.example/acme.example"));
        var id = database.personAdds(Map.of("name", "Acme", "website", "https://WWW.Acme.example/nl"));
        var receipt = bench.receipt(Bench.record("hk-acme", "Acme", "acme.example"));
        assertThat(receipt.verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(receipt.targetId()).isEqualTo(id);
        assertThat(bench.there(receipt)).containsEntry("website", "https://WWW.Acme.example/nl");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void anOwnerIsGivenToANewRecordOnly(int version) {
        speaks(version);
        var owner = new MappedField(new FieldValue.Whole(6), WritePolicy.CREATE_ONLY);
        bench.sandbox.database().personAdds(Map.of("name", "There", "website", "company1.example"));
        var receipts = bench.receipts(
                Bench.with(Bench.many(2)[0], Keys.OWNER, owner), Bench.with(Bench.many(2)[1], Keys.OWNER, owner));
        assertThat(bench.there(receipts.get(0))).containsEntry(Keys.OWNER, "6");
        assertThat(bench.there(receipts.get(1))).doesNotContainKey(Keys.OWNER);
        var taken = new MappedField(new FieldValue.Whole(9), WritePolicy.OVERWRITE);
        bench.receipt(Bench.with(Bench.many(2)[0], Keys.OWNER, taken));
        assertThat(bench.there(receipts.get(0))).containsEntry(Keys.OWNER, "6");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void nothingInANumberIsWrittenWhereItIsTheSame(int version) {
        speaks(version);
        var none = Bench.record("hk-acme", "Acme", "acme.example", 0);
        bench.receipt(none);
        var writes = bench.writes();
        assertThat(bench.receipt(none).counts().written).isZero();
        assertThat(bench.writes()).isEqualTo(writes);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aDecimalASwitchAndAClearedTextGoAndComeBack(int version) {
        speaks(version);
        var acme = Bench.record("hk-acme", "Acme", "acme.example");
        var full = Bench.with(acme, "x_herkomst_confidence", Bench.ours(new FieldValue.Decimal(0.93)));
        var made = bench.receipt(Bench.with(full, "x_herkomst_top_pages", Bench.ours(new FieldValue.Text("/a\n/b"))));
        assertThat(bench.there(made)).containsEntry("x_herkomst_confidence", "0.93");
        var cleared = bench.receipt(
                Bench.known(Bench.with(full, "x_herkomst_top_pages", Bench.ours(new FieldValue.Nothing())), made));
        assertThat(cleared.counts().written).isOne();
        assertThat(bench.there(cleared)).doesNotContainKey("x_herkomst_top_pages");
    }
}
