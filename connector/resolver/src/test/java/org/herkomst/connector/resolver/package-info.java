/** Tests of the resolver, and the writer of made-up databases that other modules' tests use. */
@NullMarked
package org.herkomst.connector.resolver;

import org.jspecify.annotations.NullMarked;
