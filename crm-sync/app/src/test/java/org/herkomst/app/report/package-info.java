/** Tests. */
@NullMarked
package org.herkomst.app.report;

import org.jspecify.annotations.NullMarked;
