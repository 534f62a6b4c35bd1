/** The operator's own list of companies: whom it knows already, without ranges. */
@NullMarked
package org.herkomst.connector.resolver.accounts;

import org.jspecify.annotations.NullMarked;
