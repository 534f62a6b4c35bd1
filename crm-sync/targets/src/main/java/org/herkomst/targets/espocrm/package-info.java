/** EspoCRM, by its REST interface. Nothing is public but the way in. */
@NullMarked
package org.herkomst.targets.espocrm;

import org.jspecify.annotations.NullMarked;
