/** What a person must decide. */
@NullMarked
package org.herkomst.core.review;

import org.jspecify.annotations.NullMarked;
