package org.herkomst.core.plan;

import java.util.Locale;
import org.herkomst.core.target.Receipt;

/** What is to be done with a company's record in the CRM. */
public enum Operation {
    /** A record is made. */
    CREATE("new in the CRM"),
    /** The record that we know gets other values. */
    UPDATE("updated"),
    /** A record of a person's becomes ours as well. */
    ADOPT("joined to a record that is there already"),
    /** The CRM holds all of it already, or the mapping only updates and the CRM has no record: nothing is written. */
    LEAVE("left as they are: nothing is written"),
    /** What the CRM holds of it is taken back. */
    WITHDRAW("taken back"),
    /** Several records fit, or one with another key: a person decides. */
    REVIEW("for a person to decide: nothing is written"),
    /** The CRM's rules refuse it. */
    REFUSED("refused: nothing is written"),
    /** The CRM didn't say; a new plan may. */
    UNDECIDED("not decided: the CRM gave no answer");

    private final String words;

    Operation(String words) {
        this.words = words;
    }

    /** The operation in words, as a heading. */
    public String words() {
        return words;
    }

    /** The word in documents, such as {@code create}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something is written into the CRM's record. */
    public boolean writes() {
        return this == CREATE || this == UPDATE || this == ADOPT;
    }

    /** Whether the record is delivered when the plan is applied. */
    public boolean delivers() {
        return writes() || this == LEAVE;
    }

    /** What a receipt of a preview comes to. */
    public static Operation of(Receipt receipt) {
        return switch (receipt.verdict()) {
            case CREATED -> CREATE;
            case ADOPTED -> ADOPT;
            case UPDATED -> receipt.counts().written == 0 ? LEAVE : UPDATE;
            case LEFT -> LEAVE;
            case AMBIGUOUS, CONFLICT -> REVIEW;
            case REJECTED -> REFUSED;
            case DEFERRED -> UNDECIDED;
        };
    }
}
