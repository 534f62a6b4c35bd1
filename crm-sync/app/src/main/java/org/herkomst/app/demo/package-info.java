/** The demo: bundled data, an embedded database, a sandbox CRM. */
@NullMarked
package org.herkomst.app.demo;

import org.jspecify.annotations.NullMarked;
