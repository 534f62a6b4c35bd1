package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.testing.Sample;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Companies that a mapping makes no record of yet. */
class ThresholdTests {
    @TempDir
    Path folder = Path.of("");

    private final Scene scene = new Scene();

    private Mapping mapping(String text) throws IOException {
        return Mappings.file(Files.writeString(folder.resolve("mine.yaml"), "extends: hubspot\n" + text));
    }

    @Test
    void aNewCompanyOutsideTheTerritoryIsBelowTheThreshold() throws IOException {
        scene.visit(Scene.firm(1), Sample.facts("Firme S.A.", "firme.example", "FR"));
        scene.mapping = mapping("create: { countries: [NL] }\n");

        RunReport report = scene.run();

        assertThat(report.companies.belowThreshold).isEqualTo(1);
        assertThat(report.companies.seen()).isEqualTo(2);
        assertThat(report.writes.created).isEqualTo(1);
    }

    @Test
    void aCompanyThatHasARecordKeepsItWhenTheThresholdRises() throws IOException {
        scene.visit(Scene.firm(1));
        scene.run();
        scene.visit(Scene.firm(1));
        scene.mapping = mapping("create: { countries: [BE] }\n");

        RunReport report = scene.run();

        assertThat(report.companies.belowThreshold).isZero();
        assertThat(report.companies.changed).isEqualTo(1);
        assertThat(report.writes.updated).isEqualTo(1);
    }

    @Test
    void aCompanyGetsItsRecordWhenItsVisitsMakeEnoughPoints() throws IOException {
        scene.mapping = mapping("score: { visit: 5 }\ncreate: { min_score: 10 }\n");
        scene.visit(Scene.firm(1));
        assertThat(scene.run().companies.belowThreshold).isEqualTo(1);
        scene.visit(Scene.firm(1));

        assertThat(scene.run().writes.created).isEqualTo(1);
    }

    @Test
    void whatWasSentWithoutAnAnswerGoesOnWhenTheThresholdRises() throws IOException {
        scene.visit(Scene.firm(1));
        scene.crm.losesTheNextAnswer();
        assertThat(scene.run().writes.deferred).isOne();
        scene.mapping = mapping("create: { countries: [BE] }\n");

        RunReport report = scene.run();

        assertThat(report.companies.belowThreshold).isZero();
        assertThat(report.writes.updated).isOne();
        assertThat(scene.crm.records()).hasSize(1);
    }

    @Test
    void aMappingThatOnlyUpdatesLeavesACompanyThatTheCrmDoesNotHaveAndLooksAgainWhenItChanges() throws IOException {
        scene.mapping = mapping("create: { mode: update }\n");
        scene.crm.personAdds(Map.of("domain", "firm1.example"));
        scene.visit(Scene.firm(1), Scene.firm(2));

        RunReport report = scene.run();

        assertThat(report.writes.adopted).isOne();
        assertThat(report.writes.notSent).isOne();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Receipt.ONLY_UPDATES);
            assertThat(problem.count()).isOne();
            assertThat(problem.example()).contains("the mapping only updates");
        });
        assertThat(scene.crm.records()).hasSize(1);

        RunReport second = scene.run();
        assertThat(second.companies.unchanged).isEqualTo(2);
        assertThat(second.problems()).isEmpty();

        scene.visit(Scene.firm(2));
        assertThat(scene.run().writes.notSent).isOne();
        scene.crm.personAdds(Map.of("domain", "firm2.example"));
        scene.visit(Scene.firm(2));
        assertThat(scene.run().writes.adopted).isOne();
        assertThat(scene.crm.records()).hasSize(2);
    }

    @Test
    void aMappingThatOnlyUpdatesIsNotStoppedByTheGuardOverCreations() throws IOException {
        scene.confirmed = false;
        scene.firms(0, 60);
        scene.mapping = mapping("create: { mode: update }\n");

        assertThat(scene.run().writes.notSent).isEqualTo(60);
        assertThat(scene.crm.records()).isEmpty();
        assertThat(scene.run().companies.unchanged).isEqualTo(60);
    }

    @Test
    void whatWaitsFromWhenTheMappingMadeRecordsIsLeftToo() throws IOException {
        scene.visit(Scene.firm(1));
        scene.crm.decide(record -> Optional.of(Receipt.Verdict.DEFERRED));
        assertThat(scene.run().writes.deferred).isOne();
        scene.crm.decide(record -> Optional.empty());
        scene.mapping = mapping("create: { mode: update }\n");

        RunReport report = scene.run();

        assertThat(report.companies.carriedOver).isOne();
        assertThat(report.writes.notSent).isOne();
        assertThat(scene.crm.records()).isEmpty();
    }
}
