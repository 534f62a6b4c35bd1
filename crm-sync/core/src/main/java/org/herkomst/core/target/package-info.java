/** The port to a CRM. */
@NullMarked
package org.herkomst.core.target;

import org.jspecify.annotations.NullMarked;
