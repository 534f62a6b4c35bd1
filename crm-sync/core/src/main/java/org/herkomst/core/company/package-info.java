/** Companies, their key and their aliases. */
@NullMarked
package org.herkomst.core.company;

import org.jspecify.annotations.NullMarked;
