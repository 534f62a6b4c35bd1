/** HubSpot, by its date-based API. Nothing is public but the way in. */
@NullMarked
package org.herkomst.targets.hubspot;

import org.jspecify.annotations.NullMarked;
