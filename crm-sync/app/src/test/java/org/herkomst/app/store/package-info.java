/** Tests of the stores, the same on H2 and PostgreSQL. */
@NullMarked
package org.herkomst.app.store;

import org.jspecify.annotations.NullMarked;
