package org.herkomst.connector.matomo;

/** The source can't go on. The message holds the fault and where (site, file), never an address, a token, a URL query or a body. */
public final class SourceException extends RuntimeException {
    private final SourceFault fault;
    private final String example;

    /** Says what is wrong and where. */
    public SourceException(SourceFault fault, String example) {
        super(fault.message() + " (" + example + ")");
        this.fault = fault;
        this.example = example;
    }

    /** What is wrong. */
    public SourceFault fault() {
        return fault;
    }

    /** Where. */
    public String example() {
        return example;
    }
}
