/** Reads the registries' WHOIS dumps (RPSL and its dialects) as a stream: networks and organisations, never persons. */
@NullMarked
package org.herkomst.connector.resolver.rpsl;

import org.jspecify.annotations.NullMarked;
