/** The configuration: one typed record a part, checked whole before anything starts. */
@NullMarked
package org.herkomst.app.config;

import org.jspecify.annotations.NullMarked;
