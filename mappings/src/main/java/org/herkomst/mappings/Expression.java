package org.herkomst.mappings;

import java.util.Map;

/** A checked expression over a company profile. Immutable and thread-safe. */
public interface Expression {

    /** As it stands in the file. */
    String text();

    /** The kind of value that it gives; a list of texts is a text with its parts set apart by {@code ;}. */
    ProfileField.Kind kind();

    /** Its value: none where it touches a value that is not known and can't do without; failed where it can't be worked out. */
    Found in(Map<ProfileField, FieldValue> profile);
}
