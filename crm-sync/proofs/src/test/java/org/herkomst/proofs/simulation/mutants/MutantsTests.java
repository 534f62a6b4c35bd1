package org.herkomst.proofs.simulation.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.herkomst.proofs.simulation.mutants.Mutant.Change;
import org.junit.jupiter.api.Test;

class MutantsTests {

    /** One that changes nothing would live for ever, or be caught by another's fault. */
    @Test
    void everyMutantChangesTheMethodsThatItNames() throws IOException {
        for (Mutant mutant : Mutants.all()) {
            for (Change change : mutant.changes()) {
                byte[] file = file(change.type());
                assertThat(mutant.change(change.type(), file)).as(mutant.name()).isNotEqualTo(file);
            }
        }
    }

    private static byte[] file(String type) throws IOException {
        String path = "/" + type.replace('.', '/') + ".class";
        try (InputStream in = MutantsTests.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }
}
