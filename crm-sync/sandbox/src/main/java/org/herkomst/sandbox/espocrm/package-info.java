/** A server that behaves like EspoCRM 8.4, as recorded; for tests. */
@NullMarked
package org.herkomst.sandbox.espocrm;

import org.jspecify.annotations.NullMarked;
