package org.herkomst.connector.resolver;

/** What an input says of a range: who is there, that it names nobody, or whom a person has called wrong. */
sealed interface Claim permits Named, Nobody, Corrected {}
