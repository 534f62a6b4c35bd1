package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
