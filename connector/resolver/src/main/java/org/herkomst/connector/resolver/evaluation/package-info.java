/** How good the resolver's answers are: labels, the rule by which an answer is right, and the figures. Knows no index, only a function that answers. */
@NullMarked
package org.herkomst.connector.resolver.evaluation;

import org.jspecify.annotations.NullMarked;
