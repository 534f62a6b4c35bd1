package org.herkomst.targets.webhook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.testing.CrmTargetContract;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder keeps the contract of targets, as far as one that can't be read, and gives no answers, may. */
class WebhookFolderContractTests extends CrmTargetContract {
    private @TempDir @Nullable Path folder;
    private @Nullable FolderBench bench;

    @BeforeEach
    void open() {
        bench = new FolderBench(Objects.requireNonNull(folder));
    }

    @AfterEach
    void close() {
        bench().close();
    }

    private FolderBench bench() {
        return Objects.requireNonNull(bench);
    }

    @Override
    protected Account account() {
        return new Account() {
            @Override
            public CrmTarget target() {
                return bench().target;
            }

            @Override
            public boolean readable() {
                return false;
            }

            @Override
            public String field(ProfileField field) {
                return WebhookAccount.field(WebhookBench.MAPPING, field);
            }

            @Override
            public String personAdds(Map<String, String> values) {
                throw new UnsupportedOperationException("A folder can't be read");
            }

            @Override
            public void personEdits(String id, Map<String, String> values) {
                throw new UnsupportedOperationException("A folder can't be read");
            }

            @Override
            public Map<String, Map<String, String>> records() {
                return bench().records();
            }

            @Override
            public List<String> writes() {
                return bench().files();
            }

            @Override
            public Mapping mapping() {
                return WebhookBench.MAPPING;
            }

            /** See {@link FolderTests} for a kill in its place. */
            @Override
            public void losesTheNextAnswer() {
                Assumptions.abort("a folder gives no answer that could be lost");
            }
        };
    }
}
