package org.herkomst.proofs.targets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The suites that every target goes through, by the end of their test classes' names. */
enum Suite {
    /** {@code CrmTargetContract}: what a target must do when all is well. */
    CONTRACT("ContractTests"),
    /** {@code CrmTargetSituationContract}: what it must do when the CRM, or a person in it, doesn't. */
    SITUATIONS("SituationTests"),
    /** {@code TimelineContract}: notes and tasks beside the records. */
    TIMELINE("TimelineTests"),
    /** Every answer at every operation. */
    GRID("FaultGridTests");

    private final String ending;

    Suite(String ending) {
        this.ending = ending;
    }

    /** A pattern of its classes' names. */
    String pattern() {
        return ".*" + ending;
    }

    /** Its name in figures. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The suite of a test class. */
    static Optional<Suite> of(String className) {
        return Arrays.stream(values())
                .filter(suite -> className.endsWith(suite.ending))
                .findFirst();
    }
}
