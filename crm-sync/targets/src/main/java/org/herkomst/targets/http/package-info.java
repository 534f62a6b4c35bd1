/** What every target does alike on the wire. */
@NullMarked
package org.herkomst.targets.http;

import org.jspecify.annotations.NullMarked;
