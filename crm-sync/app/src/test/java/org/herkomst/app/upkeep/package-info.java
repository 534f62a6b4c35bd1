@NullMarked
package org.herkomst.app.upkeep;

import org.jspecify.annotations.NullMarked;
