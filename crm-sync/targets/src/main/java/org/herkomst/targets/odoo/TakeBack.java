package org.herkomst.targets.odoo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.jspecify.annotations.Nullable;

/** A record of Odoo's that holds something of ours, and how far taking it back has come. */
final class TakeBack {
    private final Set<String> ours;
    private final boolean made;
    private final boolean forbidden;
    private final boolean markable;
    private Partner partner;
    private boolean undeletable;

    boolean deleting;

    @Nullable
    Outcome outcome;

    @Nullable
    Problem problem;

    /**
     * What a retraction takes back of a record.
     *
     * @param ours names of our fields that the database has
     */
    TakeBack(Retraction retraction, Partner partner, Collection<String> ours) {
        this.partner = partner;
        this.ours = Set.copyOf(ours);
        this.made = weMade(retraction, partner);
        this.forbidden = retraction.forbidden();
        this.markable = ours.contains(Keys.MARK);
    }

    /** A record whose id isn't the one that we made is a person's by now. */
    private static boolean weMade(Retraction retraction, Partner partner) {
        var key = partner.value(Keys.KEY);
        return retraction.ownership() != Ownership.ADOPTED
                && (retraction.targetId() == null || retraction.targetId().equals(partner.number()))
                && (key.isEmpty() || key.equals(retraction.key().value()));
    }

    long id() {
        return partner.id();
    }

    /** Whether the record is to be deleted. */
    boolean delete() {
        return made && !undeletable;
    }

    /** Odoo doesn't delete it: it is emptied and archived. */
    void keep() {
        undeletable = true;
        deleting = false;
    }

    boolean open() {
        return outcome == null;
    }

    /** Whether there is anything to take back. */
    boolean needed() {
        return delete() || !values().isEmpty();
    }

    void read(Partner now) {
        partner = now;
    }

    void end(Outcome what, @Nullable Problem why) {
        outcome = what;
        problem = why;
    }

    /** Our fields are empty. */
    void emptied() {
        var unmarked = forbidden && !markable;
        end(
                Outcome.STRIPPED,
                undeletable ? Problems.emptiedInstead() : unmarked ? Problems.fieldsMissing(Set.of(Keys.MARK)) : null);
    }

    /** The values to send: our fields emptied; a mark that says that the company must not be processed stays. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        for (var name : ours) {
            if (!name.equals(Keys.MARK) && !partner.value(name).isEmpty()) {
                values.put(name, false);
            }
        }
        if (forbidden && markable && partner.value(Keys.MARK).isEmpty()) {
            values.put(Keys.MARK, true);
        }
        if (undeletable && partner.active()) {
            values.put(Keys.ACTIVE, false);
        }
        return values;
    }
}
