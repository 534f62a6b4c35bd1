package org.herkomst.connector.resolver;

/** What an input says of a range: who is there, or that it names nobody. */
sealed interface Claim permits Named, Nobody {}
