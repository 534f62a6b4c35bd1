/** Plans as files, as text, and as a page. */
@NullMarked
package org.herkomst.app.plan;

import org.jspecify.annotations.NullMarked;
