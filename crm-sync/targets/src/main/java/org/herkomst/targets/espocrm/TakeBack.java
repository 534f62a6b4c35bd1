package org.herkomst.targets.espocrm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Retraction;

/**
 * A record of EspoCRM's that holds something of ours, and what is taken back of it.
 *
 * @param retraction what asks for it
 * @param found the record
 * @param ours names of our fields that the installation has
 */
record TakeBack(Retraction retraction, Found found, Set<String> ours) {

    /** A record with another id than the one that we made, or with another key, is a person's by now. */
    boolean weMade() {
        var id = retraction.targetId();
        return retraction.ownership() != Ownership.ADOPTED
                && (id == null || id.equals(found.id()))
                && (found.key().isEmpty() || found.key().equals(retraction.key().value()));
    }

    /** Whether there is anything to take back. */
    boolean needed() {
        return weMade() || !values().isEmpty();
    }

    private boolean marks() {
        return retraction.forbidden() && !weMade();
    }

    /** Whether the record is to get a mark that the installation has no field for. */
    boolean cannotMark() {
        return marks() && !ours.contains(Keys.MARK);
    }

    /**
     * The values to send: our fields emptied. The key goes too, unless it is all that finds a record that is to be deleted. A mark that
     * says that the company must not be processed stays.
     */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        var keyFindsIt = weMade() && !found.id().equals(retraction.targetId());
        for (var name : ours) {
            var stays = name.equals(Keys.MARK) || (name.equals(Keys.KEY) && keyFindsIt);
            if (!stays && !found.value(name).isEmpty()) {
                values.put(name, "");
            }
        }
        if (ours.contains(Keys.MARK)) {
            var marked = found.value(Keys.MARK).equals("true");
            if (marks() && !marked) {
                values.put(Keys.MARK, "true");
            } else if (weMade() && marked) {
                values.put(Keys.MARK, "");
            }
        }
        return values;
    }
}
