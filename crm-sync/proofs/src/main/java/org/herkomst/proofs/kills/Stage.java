package org.herkomst.proofs.kills;

import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.kills.Databases.Engine;
import org.herkomst.proofs.recovery.FailingMatomo;
import org.herkomst.proofs.recovery.Truth;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;

/**
 * All that one round plays with: its own Matomo, CRM, folder and database.
 *
 * @param name the round's name, and its database's
 * @param engine what the database is
 * @param truth the visits
 * @param matomo the source
 * @param crm the CRM
 * @param herkomst the application, configured
 */
record Stage(String name, Engine engine, Truth truth, FailingMatomo matomo, HubSpotSandbox crm, HerkomstRun herkomst)
        implements AutoCloseable {

    /** Runs a command to its end. */
    HerkomstRun.Ended run(Task task) {
        return herkomst.run(task.words(truth));
    }

    @Override
    public void close() {
        crm.close();
        matomo.close();
    }
}
