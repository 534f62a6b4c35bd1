/** The command line. */
@NullMarked
package org.herkomst.app.command;

import org.jspecify.annotations.NullMarked;
