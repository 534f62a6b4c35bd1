package org.herkomst.connector.resolver;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.corrections.Correction;

/** The port of the inputs: one adapter a kind of file. Used once, by one thread. */
interface Input {

    /**
     * Hands every claim of the file to the sink, in the order of the file.
     *
     * @throws InputException where the file can't be used
     */
    Count read(Sink sink);

    /** Day of the data, where the file says it. Asked after {@link #read}. */
    default Optional<LocalDate> dated() {
        return Optional.empty();
    }

    /** The companies that the file lists without saying where they are. Asked after {@link #read}. */
    default List<CompanyFacts> accounts() {
        return List.of();
    }

    /** The companies that a person has called wrong. Asked after {@link #read}. */
    default List<Correction> corrections() {
        return List.of();
    }

    /** The confirmed reverse names, in their order. Asked after {@link #read}. */
    default List<ReverseName> reverseNames() {
        return List.of();
    }

    /** Where claims go. */
    @FunctionalInterface
    interface Sink {
        void accept(AddressRange range, Claim claim);

        /** How many records have been read so far, from those that hand claims over only when all are read. */
        default void read(long records) {}
    }

    /**
     * How the reading went.
     *
     * @param rows rows or networks used
     * @param skipped rows that say nothing
     */
    record Count(long rows, long skipped) {}
}
