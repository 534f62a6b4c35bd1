/** Salesforce's accounts, by its REST API. Nothing is public but the way in. */
@NullMarked
package org.herkomst.targets.salesforce;

import org.jspecify.annotations.NullMarked;
