/** The public opt-out page: a web server of its own, its pages, its mails, and looks at what domains publish. */
@NullMarked
package org.herkomst.app.page;

import org.jspecify.annotations.NullMarked;
