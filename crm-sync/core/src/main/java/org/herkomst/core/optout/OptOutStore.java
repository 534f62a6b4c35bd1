package org.herkomst.core.optout;

import java.util.List;
import java.util.Optional;

/** Port: the register of opt-outs. Each call reads the database, never a cache; where it can't be read it throws, and nothing is sent. */
public interface OptOutStore {

    /** Version of the register: grows with every change. */
    long version();

    /** All opt-outs in force, and the holds that have not run out. */
    List<OptOut> all();

    /** The confirmed opt-out of this kind with this normalised value: one look-up by key, however many there are. */
    Optional<OptOut> confirmed(OptOut.Kind kind, String value);

    /** The opt-out or hold with this number, where it is in force. */
    Optional<OptOut> find(long id);

    /** Opt-outs in force and holds, by number, beginning after {@code afterId} (0: from the start). */
    List<OptOut> page(long afterId, int limit);

    /** Adds an opt-out or a hold; returns its number. The {@code id} given is ignored; adding one that is in force returns its number. A hold gives way to a confirmed one, and to a longer hold. Joins the caller's transaction. */
    long add(OptOut optOut);

    /** Takes an opt-out back; false where there is none in force. */
    boolean remove(long id);
}
