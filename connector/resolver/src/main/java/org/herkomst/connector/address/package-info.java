/** The visitor's address: the only package with a type that holds one. Nothing outside {@code connector} may use it. */
@NullMarked
package org.herkomst.connector.address;

import org.jspecify.annotations.NullMarked;
