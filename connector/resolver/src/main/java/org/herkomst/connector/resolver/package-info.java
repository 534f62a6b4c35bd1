/** From a network address to a company, offline, with evidence. */
@NullMarked
package org.herkomst.connector.resolver;

import org.jspecify.annotations.NullMarked;
