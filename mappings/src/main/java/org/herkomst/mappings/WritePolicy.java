package org.herkomst.mappings;

/** What a write may do with a value that is already there. */
public enum WritePolicy {
    /** Ours: written whenever it changed. */
    OVERWRITE,
    /** The company's: written only where the CRM has nothing. */
    FILL_EMPTY,
    /** Made by provision and written by people; never by us. */
    NEVER
}
