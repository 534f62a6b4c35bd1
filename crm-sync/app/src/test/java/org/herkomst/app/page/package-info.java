/** Tests of the opt-out page. */
@NullMarked
package org.herkomst.app.page;

import org.jspecify.annotations.NullMarked;
