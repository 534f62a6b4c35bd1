package org.herkomst.connector.resolver.names;

/** Where in a name a spelling of a legal form counts as one; the marks are those of {@code legal-forms.txt}. */
enum FormPlace {
    ANYWHERE(' '),
    END('$'),
    /** A word that also occurs in names. */
    END_UNLESS_ABROAD('~'),
    END_UNLESS_ABROAD_OR_FRONT_AT_HOME('^'),
    END_AT_HOME('!');

    private final char mark;

    FormPlace(char mark) {
        this.mark = mark;
    }

    static FormPlace of(String spelling) {
        for (FormPlace place : values()) {
            if (place.mark == spelling.charAt(0)) {
                return place;
            }
        }
        return ANYWHERE;
    }

    String unmarked(String spelling) {
        return this == ANYWHERE ? spelling : spelling.substring(1);
    }

    /**
     * Whether the spelling counts.
     *
     * @param atEnd at the end of the name, or else in front
     * @param anywhere the name's country isn't known
     * @param home the name's country is one of the form's
     */
    boolean allows(boolean atEnd, boolean anywhere, boolean home) {
        return switch (this) {
            case ANYWHERE -> true;
            case END -> atEnd;
            case END_UNLESS_ABROAD -> atEnd && (anywhere || home);
            case END_UNLESS_ABROAD_OR_FRONT_AT_HOME -> atEnd ? anywhere || home : home;
            case END_AT_HOME -> atEnd && home;
        };
    }
}
