/** Tests of published networks, against a DNS server of their own. */
@NullMarked
package org.herkomst.connector.resolver.published;

import org.jspecify.annotations.NullMarked;
