package org.herkomst.connector.matomo;

import java.util.function.Function;

/** A visit as the feed hands it on: with its company, or dropped for a reason. */
public sealed interface ReadVisit {

    /** The visit's key. */
    VisitRef ref();

    /** The visit's site. */
    Site site();

    /** A visit of a company. */
    record Named(CompanyVisit visit) implements ReadVisit {
        @Override
        public VisitRef ref() {
            return visit.ref();
        }

        @Override
        public Site site() {
            return visit.site();
        }
    }

    /** A visit that names no company. */
    record Dropped(VisitRef ref, Site site, DropReason reason) implements ReadVisit {}

    /** Applies the function of the case at hand. */
    default <T> T fold(Function<Named, T> named, Function<Dropped, T> dropped) {
        if (this instanceof Named n) {
            return named.apply(n);
        }
        return dropped.apply((Dropped) this);
    }
}
