package org.herkomst.proofs.resume;

/**
 * When something goes wrong.
 *
 * @param place what comes then
 * @param number which one of them, from 1
 */
record Moment(Place place, int number) {

    /** What is counted. */
    enum Place {
        /** A page of visits is asked for. */
        PAGE,
        /** The CRM is asked anything: all visits are stored, nothing is sent. */
        CALL,
        /** A batch comes to the CRM; it is carried out afterwards. */
        BATCH
    }

    static Moment page(int number) {
        return new Moment(Place.PAGE, number);
    }

    static Moment call(int number) {
        return new Moment(Place.CALL, number);
    }

    static Moment batch(int number) {
        return new Moment(Place.BATCH, number);
    }

    @Override
    public String toString() {
        return place.name().toLowerCase(java.util.Locale.ROOT) + " " + number;
    }
}
