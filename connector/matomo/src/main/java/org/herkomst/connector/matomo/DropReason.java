package org.herkomst.connector.matomo;

/** Why a visit names no company; the names are those of {@code visits} in the run report. */
public enum DropReason {
    BOT,
    /** Own staff, an opted-out range, only excluded pages, or before the notice was published. */
    EXCLUDED,
    NO_CONSENT,
    MASKED,
    PRIVATE,
    UNKNOWN,
    ISP_OR_HOSTING,
    AMBIGUOUS,
    LOW_CONFIDENCE
}
