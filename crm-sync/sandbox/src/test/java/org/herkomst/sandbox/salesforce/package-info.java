@NullMarked
package org.herkomst.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
