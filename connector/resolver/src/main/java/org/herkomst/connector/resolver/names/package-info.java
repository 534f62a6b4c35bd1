/** Names of companies: taken apart, compared, told from persons'; domains. */
@NullMarked
package org.herkomst.connector.resolver.names;

import org.jspecify.annotations.NullMarked;
