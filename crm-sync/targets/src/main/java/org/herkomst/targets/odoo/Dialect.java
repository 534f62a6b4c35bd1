package org.herkomst.targets.odoo;

import tools.jackson.databind.JsonNode;

/** How calls go to one version of Odoo and come back. */
interface Dialect {
    /** Its name for people. */
    String name();

    /**
     * Makes one call, by one request.
     *
     * @return what the method returned
     * @throws Failure where that is no success
     */
    JsonNode send(Call call);
}
