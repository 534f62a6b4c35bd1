/** Tests of the figures by which the resolver is judged. */
@NullMarked
package org.herkomst.connector.resolver.evaluation;

import org.jspecify.annotations.NullMarked;
