@NullMarked
package org.herkomst.sandbox.hubspot;

import org.jspecify.annotations.NullMarked;
