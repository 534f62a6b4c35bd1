/** Everything without a target of its own: records are told to a URL as signed lines, or to a folder as files. */
@NullMarked
package org.herkomst.targets.webhook;

import org.jspecify.annotations.NullMarked;
