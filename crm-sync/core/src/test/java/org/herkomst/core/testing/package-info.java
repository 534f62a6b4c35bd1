/** In-memory ports for tests. */
@NullMarked
package org.herkomst.core.testing;

import org.jspecify.annotations.NullMarked;
