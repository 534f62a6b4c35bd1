@NullMarked
package org.herkomst.proofs.simulation;

import org.jspecify.annotations.NullMarked;
