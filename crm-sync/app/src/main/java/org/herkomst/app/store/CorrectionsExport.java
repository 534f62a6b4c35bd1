package org.herkomst.app.store;

import java.util.List;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.corrections.Correction;
import org.herkomst.connector.resolver.corrections.Corrections;
import org.herkomst.core.company.Ruling;
import org.herkomst.core.run.SyncStores;

/** Hands people's corrections on to the resolver, so that the index itself knows them, however often it is built anew. */
public final class CorrectionsExport {
    private CorrectionsExport() {}

    /**
     * Writes the file of corrections in the data folder from the database, where it says something else.
     *
     * @throws InputException where it can't be written
     */
    public static void write(HerkomstConfiguration configuration, SyncStores stores) {
        List<Correction> wrong = stores.companies().ruled().stream()
                .filter(ruled -> ruled.company().ruling() == Ruling.WRONG)
                .map(ruled -> new Correction(ruled.on(), ruled.company().facts()))
                .toList();
        new Corrections(wrong).write(configuration.corrections());
    }
}
