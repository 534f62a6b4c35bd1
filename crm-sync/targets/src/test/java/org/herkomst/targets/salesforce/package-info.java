@NullMarked
package org.herkomst.targets.salesforce;

import org.jspecify.annotations.NullMarked;
