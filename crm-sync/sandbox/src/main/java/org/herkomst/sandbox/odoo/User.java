package org.herkomst.sandbox.odoo;

import java.util.Set;

/**
 * A user and what the groups allow.
 *
 * @param id its number
 * @param login its login
 * @param rights operations on partners
 * @param settings whether it may make fields
 * @param externalIds whether it may read external ids
 */
record User(int id, String login, Set<String> rights, boolean settings, boolean externalIds) {
    boolean may(String operation) {
        return rights.contains(operation);
    }

    /** Refuses what the user may not do. */
    User need(String operation) {
        if (!may(operation)) {
            throw OdooError.denied("'Contact' (res.partner)");
        }
        return this;
    }
}
