/** Tests of the WHOIS reader, and the generator of made-up dumps that other tests and the benchmarks use. */
@NullMarked
package org.herkomst.connector.resolver.rpsl;

import org.jspecify.annotations.NullMarked;
