package org.herkomst.connector.resolver;

import org.herkomst.connector.address.ClientAddress;

/** Names the company behind an address, offline. Thread-safe; asks no third party, keeps and logs nothing of an address. */
public interface CompanyResolver {

    /** What the inputs say of this address. */
    Resolution resolve(ClientAddress address);

    /**
     * What the inputs say of a masked address: a company only if one company owns the whole block.
     *
     * @param prefixLength bits of the address that are known: 8, 16 or 24 for IPv4, up to 64 for IPv6
     */
    Resolution resolveBlock(ClientAddress masked, int prefixLength);

    /** What this resolver was made of. */
    IndexManifest manifest();
}
