package org.herkomst.proofs.resume;

import java.util.List;
import java.util.stream.Stream;

/**
 * One run that fails.
 *
 * @param trouble what goes wrong
 * @param moment when
 */
record Point(Trouble trouble, Moment moment) {
    private static final int LAST = ResumeProof.SHAPE.pages();

    /** What goes wrong. */
    enum Trouble {
        /** The source gives no good answer any more. */
        SOURCE,
        /** The target answers 500 to everything from a batch on. */
        TARGET,
        /** The database stops at once and comes back later. */
        DATABASE,
        /** SIGTERM. */
        TERM,
        /** SIGKILL. */
        KILL
    }

    /** Each trouble at five points. */
    static List<Point> all() {
        Stream<Point> source = Stream.of(1, 2, 7, 12, LAST).map(n -> new Point(Trouble.SOURCE, Moment.page(n)));
        Stream<Point> target = Stream.of(1, 2, 3, 4, 5).map(n -> new Point(Trouble.TARGET, Moment.batch(n)));
        Stream<Point> rest = Stream.of(Trouble.DATABASE, Trouble.TERM, Trouble.KILL)
                .flatMap(trouble -> everywhere().map(moment -> new Point(trouble, moment)));
        return Stream.of(source, target, rest).flatMap(points -> points).toList();
    }

    private static Stream<Moment> everywhere() {
        return Stream.of(Moment.page(2), Moment.page(7), Moment.page(LAST), Moment.call(1), Moment.batch(3));
    }

    /** One of each trouble that needs no database server. */
    static List<Point> few() {
        return List.of(
                new Point(Trouble.SOURCE, Moment.page(7)),
                new Point(Trouble.TARGET, Moment.batch(3)),
                new Point(Trouble.TERM, Moment.page(7)),
                new Point(Trouble.KILL, Moment.batch(3)));
    }

    /** Half of the points are nasty in a second way: connections break instead of errors, or what fails was carried out. */
    boolean odd() {
        return moment.number() % 2 == 1;
    }

    @Override
    public String toString() {
        return trouble.name().toLowerCase(java.util.Locale.ROOT) + " at " + moment;
    }
}
