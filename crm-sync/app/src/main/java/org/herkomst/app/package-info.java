/** The application's entry. */
@NullMarked
package org.herkomst.app;

import org.jspecify.annotations.NullMarked;
