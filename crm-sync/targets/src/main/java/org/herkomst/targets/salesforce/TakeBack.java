package org.herkomst.targets.salesforce;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.targets.salesforce.Wire.Attributes;
import org.jspecify.annotations.Nullable;

/** An account that holds something of ours, and how far taking it back has come. */
final class TakeBack {
    final String id;
    private final Retraction retraction;
    private final Set<String> ours;
    private final boolean markable;
    private final boolean weMade;
    private Account account;
    private boolean stays;

    boolean emptied;
    boolean deleting;

    @Nullable
    Outcome outcome;

    @Nullable
    Problem problem;

    /**
     * What a retraction takes back of an account.
     *
     * @param ours names of our fields that Salesforce has
     */
    TakeBack(Retraction retraction, Account account, Set<String> ours) {
        this.retraction = retraction;
        this.account = account;
        this.ours = new LinkedHashSet<>(ours);
        this.id = account.id();
        this.markable = ours.contains(Keys.MARK);
        this.weMade = weMade(retraction, account);
    }

    /** An account whose id isn't the one that we made is a person's. */
    private static boolean weMade(Retraction retraction, Account account) {
        return retraction.ownership() != Ownership.ADOPTED
                && (retraction.targetId() == null || account.is(retraction.targetId()))
                && (account.key().isEmpty()
                        || account.key().equals(retraction.key().value()));
    }

    /** People have made it theirs, so that it stays and only loses our fields. */
    void stays(@Nullable Problem why) {
        stays = true;
        problem = why;
    }

    boolean delete() {
        return weMade && !stays;
    }

    boolean open() {
        return outcome == null;
    }

    /** Whether there is anything to take back. */
    boolean needed() {
        return delete() || !values().isEmpty();
    }

    void read(Account now) {
        account = now;
    }

    void end(Outcome what, @Nullable Problem why) {
        outcome = what;
        problem = why == null ? problem : why;
    }

    private boolean mark() {
        return retraction.forbidden() && !delete();
    }

    /** Whether the account is to get a mark that Salesforce has no field for. */
    boolean cannotMark() {
        return mark() && !markable;
    }

    /**
     * The values to send: our fields emptied. The key goes too, unless it is all that finds an account that we are to delete. A mark that
     * says that the company must not be processed stays.
     */
    Map<String, @Nullable Object> values() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var marked = account.value(Keys.MARK).equals("true");
        var idIsKnown = retraction.targetId() != null && account.is(retraction.targetId());
        for (var name : ours) {
            var keeps = name.equals(Keys.MARK) ? mark() || marked : name.equals(Keys.KEY) && delete() && !idIsKnown;
            if (!keeps && !account.value(name).isEmpty()) {
                values.put(name, account.boxes().contains(name) ? false : null);
            }
        }
        if (mark() && !marked && markable) {
            values.put(Keys.MARK, true);
        }
        return values;
    }

    /** The same as Salesforce takes it. */
    Map<String, @Nullable Object> wire() {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("attributes", Attributes.ACCOUNT);
        wire.put("id", id);
        wire.putAll(values());
        return wire;
    }
}
