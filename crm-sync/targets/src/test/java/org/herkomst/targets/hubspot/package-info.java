@NullMarked
package org.herkomst.targets.hubspot;

import org.jspecify.annotations.NullMarked;
