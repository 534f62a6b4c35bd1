/** Visits from Matomo and its exports, resolved on the way; no address leaves this package. */
@NullMarked
package org.herkomst.connector.matomo;

import org.jspecify.annotations.NullMarked;
