@NullMarked
package org.herkomst.targets.http;

import org.jspecify.annotations.NullMarked;
