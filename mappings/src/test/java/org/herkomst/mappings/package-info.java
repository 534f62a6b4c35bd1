/** Tests of the mappings. */
@NullMarked
package org.herkomst.mappings;

import org.jspecify.annotations.NullMarked;
