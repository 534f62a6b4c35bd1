/** Tests of identity. */
@NullMarked
package org.herkomst.core.company;

import org.jspecify.annotations.NullMarked;
