/** Lists of networks that name no company: clouds, VPNs, relays, bots. */
@NullMarked
package org.herkomst.connector.resolver.filters;

import org.jspecify.annotations.NullMarked;
