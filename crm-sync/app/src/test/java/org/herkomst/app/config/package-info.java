/** Tests. */
@NullMarked
package org.herkomst.app.config;

import org.jspecify.annotations.NullMarked;
