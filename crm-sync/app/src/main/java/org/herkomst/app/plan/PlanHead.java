package org.herkomst.app.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.herkomst.core.run.RunInfo;

/**
 * What a plan was made of.
 *
 * @param job the job's name
 * @param target the target's name
 * @param madeAt when the CRM was read
 * @param configVersion version of the configuration
 * @param mappingHash hash of the mapping
 * @param indexVersion version of the resolver's index
 * @param optOutVersion version of the opt-outs
 */
public record PlanHead(
        String job,
        String target,
        Instant madeAt,
        String configVersion,
        String mappingHash,
        String indexVersion,
        long optOutVersion) {

    /** Of a plan that a run made. */
    public static PlanHead of(RunInfo run, String target) {
        return new PlanHead(
                run.job(),
                target,
                run.startedAt(),
                run.configVersion(),
                run.mappingHash(),
                run.indexVersion(),
                run.optOutVersion());
    }

    /** The plan's id: the beginning of a hash over all of this. */
    public String id() {
        String text = String.join(
                "\n",
                job,
                target,
                madeAt.toString(),
                configVersion,
                mappingHash,
                indexVersion,
                Long.toString(optOutVersion));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
