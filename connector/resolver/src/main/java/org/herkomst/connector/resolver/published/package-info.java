/** What companies publish about themselves in the DNS. The only package here that asks the network, and only when told to. */
@NullMarked
package org.herkomst.connector.resolver.published;

import org.jspecify.annotations.NullMarked;
