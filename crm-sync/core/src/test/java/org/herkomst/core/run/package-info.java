/** Tests of whole runs. */
@NullMarked
package org.herkomst.core.run;

import org.jspecify.annotations.NullMarked;
