package org.herkomst.connector.resolver;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index was made of.
 *
 * @param version short hash over the inputs' content and the settings; the run report's {@code index_version}
 * @param settings short hash over the settings alone, without the inputs' content
 * @param model version of the confidence model
 * @param inputs one entry an input, in order
 * @param intervals how many intervals the lookup table has
 */
public record IndexManifest(String version, String settings, String model, List<Input> inputs, long intervals) {
    public IndexManifest {
        inputs = List.copyOf(inputs);
    }

    /**
     * One input.
     *
     * @param type its type
     * @param file its file name, without the folder
     * @param licence its licence
     * @param dated day of its data, where known
     * @param rows rows or networks used
     * @param skipped rows that could not be used
     * @param sha256 hash of its content, hex
     * @param permits what its terms permit
     */
    public record Input(
            String type,
            String file,
            String licence,
            @Nullable LocalDate dated,
            long rows,
            long skipped,
            String sha256,
            Set<Permission> permits) {}
}
