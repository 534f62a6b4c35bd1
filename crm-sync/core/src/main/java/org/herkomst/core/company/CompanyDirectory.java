package org.herkomst.core.company;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import org.herkomst.connector.resolver.Resolution;

/** Knows each company again by its aliases and gives a key at first sight. Calls run in the caller's transaction. Not thread-safe. */
public interface CompanyDirectory {

    /** A directory over a store; chance makes a key only where the derived one is taken. */
    static CompanyDirectory over(CompanyStore store, RandomGenerator random) {
        return new StoredDirectory(store, random);
    }

    /** The company's number; a new one where it is not known by its strongest alias. */
    long identify(Resolution.Company seen, LocalDate day);

    /** Writes facts that changed since the last call. */
    void flush();

    /** How many companies were met since the last call that share an alias with another one. */
    int takeShared();

    /** Forgets all that is cached, after a rollback. */
    void rolledBack();
}
