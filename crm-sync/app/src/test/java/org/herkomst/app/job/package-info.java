/** Tests of whole runs. */
@NullMarked
package org.herkomst.app.job;

import org.jspecify.annotations.NullMarked;
