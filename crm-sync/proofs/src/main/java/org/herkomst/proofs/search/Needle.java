package org.herkomst.proofs.search;

/**
 * Bytes to look for.
 *
 * @param secret number of the secret whose form this is
 * @param form name of the form
 * @param bytes the bytes, at least four
 * @param edge what may not stand next to it
 */
@SuppressWarnings("ArrayRecordComponent")
record Needle(int secret, String form, byte[] bytes, Edge edge) {

    /** What may not stand right before and after a hit, so that a longer number isn't taken for a shorter one. */
    enum Edge {
        /** Anything may. */
        ANY,
        /** No decimal digit. */
        DIGIT,
        /** No hexadecimal digit. */
        HEX,
        /** Anything may, but the bytes are so few that chance hits are expected. */
        WEAK;

        boolean allows(int neighbour) {
            boolean digit = neighbour >= '0' && neighbour <= '9';
            boolean letter = (neighbour >= 'a' && neighbour <= 'f') || (neighbour >= 'A' && neighbour <= 'F');
            return switch (this) {
                case ANY, WEAK -> true;
                case DIGIT -> !digit;
                case HEX -> !digit && !letter;
            };
        }
    }
}
