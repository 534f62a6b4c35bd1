/** Tests. */
@NullMarked
package org.herkomst.app;

import org.jspecify.annotations.NullMarked;
