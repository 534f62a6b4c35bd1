package org.herkomst.app.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.config.HerkomstConfiguration.Target;
import org.herkomst.app.job.PlanOutcome;
import org.herkomst.app.store.PlanFiles;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.plan.Plan;

/** The plans of an installation: kept with its seal, and read again only where they still hold. */
public final class Plans {
    /** How long a plan can be applied. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    private final HerkomstConfiguration configuration;
    private final Workspace workspace;

    /** The plans of a workspace. */
    public Plans(HerkomstConfiguration configuration, Workspace workspace) {
        this.configuration = configuration;
        this.workspace = workspace;
    }

    /** The document of a plan that was made. */
    public PlanDocument document(Plan plan, PlanOutcome outcome) {
        String target = Objects.requireNonNull(
                        configuration.jobs().get(outcome.report().info().job()), "job")
                .target();
        return PlanDocument.of(
                PlanHead.of(outcome.report().info(), target), plan, outcome.report(), workspace.visitKey());
    }

    /** Keeps a plan in the data folder; where it is. */
    public Path keep(PlanDocument document) {
        return new PlanFiles(configuration.data()).save(document.head().id(), document.json());
    }

    /** A plan that is kept, by its id. */
    public Optional<PlanDocument> kept(String id) {
        return new PlanFiles(configuration.data()).read(id).map(json -> PlanDocument.read(json, workspace.visitKey()));
    }

    /**
     * Reads a plan that is to be applied.
     *
     * @throws PlanUnusableException where it may not be
     */
    public PlanDocument applicable(Path file, Instant now) {
        PlanDocument document = PlanDocument.read(text(file), workspace.visitKey());
        PlanHead head = document.head();
        Job job = configuration.jobs().get(head.job());
        if (job == null) {
            throw otherwise("There is no job " + head.job() + " any more");
        }
        if (!job.target().equals(head.target())) {
            throw otherwise("Job " + head.job() + " goes to " + job.target() + ", the plan to " + head.target());
        }
        if (!configuration.version().equals(head.configVersion())) {
            throw otherwise("The configuration is another one than the plan was made with");
        }
        if (now.isAfter(head.madeAt().plus(GOOD_FOR)) || head.madeAt().isAfter(now)) {
            throw otherwise("The plan was made at " + head.madeAt() + ": it can be applied for " + GOOD_FOR.toHours()
                    + " hours");
        }
        return document;
    }

    /**
     * Refuses a plan that was made with another mapping.
     *
     * @param mappingHash hash of the mapping as it is now
     */
    public static void sameMapping(PlanDocument document, String mappingHash) {
        if (!document.head().mappingHash().equals(mappingHash)) {
            throw otherwise("The mapping is another one than the plan was made with");
        }
    }

    /** The name of the mapping of a plan's target. */
    public String mapping(PlanDocument document) {
        Target target = configuration.targets().get(document.head().target());
        return Objects.requireNonNull(target, "target").mapping();
    }

    private static PlanUnusableException otherwise(String why) {
        return new PlanUnusableException(why, "Make a new one with the command plan.");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PlanUnusableException(
                    "The plan " + file + " can't be read", "Give the path that plan printed; it is kept for 7 days.");
        }
    }
}
