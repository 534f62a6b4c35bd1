/** What people corrected: companies that the inputs name although the visitors are somebody else's. */
@NullMarked
package org.herkomst.connector.resolver.corrections;

import org.jspecify.annotations.NullMarked;
