/** Which CRM field gets which value, and under which write policy. */
@NullMarked
package org.herkomst.mappings;

import org.jspecify.annotations.NullMarked;
