/** Run reports as JSON and as text for people. */
@NullMarked
package org.herkomst.app.report;

import org.jspecify.annotations.NullMarked;
