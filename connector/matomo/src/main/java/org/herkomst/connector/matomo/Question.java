package org.herkomst.connector.matomo;

import tools.jackson.core.JsonParser;

/**
 * One thing to ask Matomo.
 *
 * @param <T> what the answer is read into
 */
interface Question<T> {

    /** The API's method. */
    String method();

    /** The parameters; asked for anew before each try. */
    Form form();

    /** What is asked about, for a person: a site, never an address. */
    String where();

    /** Reads the answer, a list or an object whose first token is the parser's current one. */
    T read(JsonParser parser);

    /** Whether the answer is a list; else an object. */
    default boolean list() {
        return true;
    }

    /** Matomo was overloaded: ask for less; for as little as possible before the last try. */
    default void askForLess(boolean lastTry) {}
}
