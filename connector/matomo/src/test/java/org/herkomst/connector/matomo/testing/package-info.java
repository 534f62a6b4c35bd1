/** A server that behaves like Matomo, for tests of this and other modules. */
@NullMarked
package org.herkomst.connector.matomo.testing;

import org.jspecify.annotations.NullMarked;
