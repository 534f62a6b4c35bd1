package org.herkomst.targets.hubspot;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.targets.hubspot.Wire.Company;
import org.jspecify.annotations.Nullable;

/** A record of HubSpot's that holds something of ours, and how far taking it back has come. */
final class TakeBack {
    final String id;
    private final Set<String> ours;
    private final boolean archive;
    private final boolean idIsKnown;
    private final boolean mark;
    private final boolean markable;
    private Company company;

    boolean emptied;
    boolean archiving;

    @Nullable
    Outcome outcome;

    @Nullable
    Problem problem;

    /**
     * What a retraction takes back of a record.
     *
     * @param ours names of our properties
     * @param markable whether the account has the mark's
     */
    TakeBack(Retraction retraction, Company company, Collection<String> ours, boolean markable) {
        this.company = company;
        this.ours = new LinkedHashSet<>(ours);
        this.id = Objects.requireNonNull(company.id());
        this.archive = weMade(retraction, company);
        this.idIsKnown = id.equals(retraction.targetId());
        this.mark = retraction.forbidden() && !archive;
        this.markable = markable;
    }

    /** A record that other ones were merged into, or whose id isn't the one that we made, is a person's by now. */
    private static boolean weMade(Retraction retraction, Company company) {
        var key = company.value(Keys.KEY);
        return retraction.ownership() != Ownership.ADOPTED
                && (retraction.targetId() == null || retraction.targetId().equals(company.id()))
                && (key.isEmpty() || key.equals(retraction.key().value()))
                && company.value(Keys.MERGED).isEmpty();
    }

    boolean archive() {
        return archive;
    }

    boolean open() {
        return outcome == null;
    }

    /** Whether there is anything to take back. */
    boolean needed() {
        return archive || !values().isEmpty();
    }

    void read(Company now) {
        company = now;
    }

    void end(Outcome what, @Nullable Problem why) {
        outcome = what;
        problem = why;
    }

    /** Whether the record is to get a mark that the account has no property for. */
    boolean cannotMark() {
        return mark && !markable;
    }

    /**
     * The values to send: our fields emptied. The key goes too, unless it is all that finds a record that we are to archive. A mark that
     * says that the company must not be processed stays.
     */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        var marked = company.value(Keys.MARK).equals("true");
        for (var name : ours) {
            var stays = name.equals(Keys.MARK) ? mark || marked : name.equals(Keys.KEY) && archive && !idIsKnown;
            if (!stays && !company.value(name).isEmpty()) {
                values.put(name, "");
            }
        }
        if (mark && !marked && markable) {
            values.put(Keys.MARK, "true");
        }
        return values;
    }
}
