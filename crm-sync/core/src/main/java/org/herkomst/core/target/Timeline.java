package org.herkomst.core.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.activity.ActivityLook;
import org.herkomst.core.run.Problem;

/**
 * What a CRM takes beside a company's record: notes and tasks. Each call is about one; it throws {@link TimelineException} for what
 * concerns this one and {@link TargetException} for what concerns the account. The target waits and asks again only where that can't make
 * anything twice. Not thread-safe.
 */
public interface Timeline {

    /** What it takes. */
    Set<Kind> kinds();

    /** What keeps it from being used, such as a right that is missing; reads only. */
    default List<Problem> missing() {
        return List.of();
    }

    /**
     * Whether it can tell what people do there. Else {@link #read} gives nothing and {@link #find} the id of one that may be there; what
     * was told last counts as standing, a task as done, and one that is made twice must come to the same as once.
     */
    default boolean readable() {
        return true;
    }

    /**
     * Makes one.
     *
     * @param recordId id of the company's record; a task goes to its owner, where it has one
     * @param look asked directly before the request
     * @return its id; empty where the look kept it back
     */
    Optional<String> create(String recordId, Activity activity, ActivityLook look);

    /**
     * Replaces what one says.
     *
     * @return whether it was written; false where the look kept it back
     */
    boolean update(String id, Activity activity, ActivityLook look);

    /** One as it stands in the CRM; empty where it is gone. */
    Optional<Shown> read(Kind kind, String id);

    /** The id of one on this record by the line that ends its text; for requests whose answer was lost. Empty where there is none. */
    Optional<String> find(String recordId, Kind kind, String mark);

    /**
     * Deletes one. May be repeated.
     *
     * @return whether it was there
     */
    boolean remove(Kind kind, String id);

    /**
     * An activity as it stands in the CRM.
     *
     * @param text its text in the CRM's own dress
     * @param open whether it is a task that is still to be done
     */
    record Shown(String text, boolean open) {}
}
