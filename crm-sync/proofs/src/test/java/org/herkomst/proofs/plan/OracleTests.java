package org.herkomst.proofs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.herkomst.proofs.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof can fail: an oracle that is wrong in one policy finds differences. */
class OracleTests {
    private static Oracle wrong(String policy) {
        return field -> field.policy().equals(policy)
                ? (policy.equals("overwrite") ? field.before() : field.wanted())
                : Oracle.documented().after(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"overwrite", "fill_empty", "create_only", "append", "min", "max", "never_after_human_edit", "off"
            })
    void aPolicyThatIsDecidedOtherwiseIsNoticed(String policy) {
        assertThat(new Decisions(wrong(policy), new Random(1)).differences(2_000))
                .isPositive();
    }

    @Test
    void theProgramDecidesAsDocumented() {
        assertThat(new Decisions(Oracle.documented(), new Random(1)).differences(20_000))
                .isZero();
    }

    @Test
    void aRoundOverHttpNoticesAWrongPolicyToo(@TempDir Path folder) {
        Verdict verdict = PlanProof.run(folder, 1, 1, wrong("never_after_human_edit"));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.figures().get("differences")).isNotEqualTo("0");
    }
}
