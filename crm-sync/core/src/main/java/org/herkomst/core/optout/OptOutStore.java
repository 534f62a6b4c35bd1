package org.herkomst.core.optout;

import java.util.List;

/** Port: the register of opt-outs. Each call reads the database, never a cache; where it can't be read it throws, and nothing is sent. */
public interface OptOutStore {

    /** Version of the register: grows with every change. */
    long version();

    /** All opt-outs in force, and the holds that have not run out. */
    List<OptOut> all();

    /** Adds an opt-out or a hold; returns its number. The {@code id} given is ignored; adding one that is in force returns its number. A hold gives way to a confirmed one, and to a longer hold. Joins the caller's transaction. */
    long add(OptOut optOut);

    /** Takes an opt-out back; false where there is none in force. */
    boolean remove(long id);
}
