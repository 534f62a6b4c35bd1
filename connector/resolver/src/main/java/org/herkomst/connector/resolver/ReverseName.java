package org.herkomst.connector.resolver;

import org.herkomst.connector.address.AddressRange;

/**
 * A host's name that leads from an address to a domain and back again.
 *
 * @param address the one address
 * @param domain the registrable domain of the host
 */
record ReverseName(AddressRange address, String domain) {}
