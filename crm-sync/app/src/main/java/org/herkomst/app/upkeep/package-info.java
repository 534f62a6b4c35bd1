/** Upkeep: what has had its time goes away. */
@NullMarked
package org.herkomst.app.upkeep;

import org.jspecify.annotations.NullMarked;
