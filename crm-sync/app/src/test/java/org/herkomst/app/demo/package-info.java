/** Tests. */
@NullMarked
package org.herkomst.app.demo;

import org.jspecify.annotations.NullMarked;
