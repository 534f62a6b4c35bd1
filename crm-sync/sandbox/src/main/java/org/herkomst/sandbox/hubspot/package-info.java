/** A HubSpot-like server over HTTP on loopback, with records, rules and faults. */
@NullMarked
package org.herkomst.sandbox.hubspot;

import org.jspecify.annotations.NullMarked;
