/** Tests. */
@NullMarked
package org.herkomst.app.command;

import org.jspecify.annotations.NullMarked;
