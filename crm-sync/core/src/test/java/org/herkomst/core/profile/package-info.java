/** Tests of profiles. */
@NullMarked
package org.herkomst.core.profile;

import org.jspecify.annotations.NullMarked;
