package org.herkomst.app.page;

import java.util.Optional;
import org.herkomst.core.objection.Proof;

/** Port: looks whether a domain publishes a challenge. */
interface DomainLook {
    /** How the domain publishes it; empty where it doesn't, or can't be asked. Takes some seconds at most. */
    Optional<Proof> find(String domain, String challenge);
}
