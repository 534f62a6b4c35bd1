/** The record that goes to a CRM. */
@NullMarked
package org.herkomst.core.record;

import org.jspecify.annotations.NullMarked;
