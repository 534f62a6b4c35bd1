/** The look-up tables of an index: from the bits of an address to the number of an answer, over memory-mapped bytes. */
@NullMarked
package org.herkomst.connector.resolver.table;

import org.jspecify.annotations.NullMarked;
