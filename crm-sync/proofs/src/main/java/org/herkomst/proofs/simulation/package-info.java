/** Delivery and withdrawal under every fault that a seed can draw: the real classes, a virtual clock, one step at a time. */
@NullMarked
package org.herkomst.proofs.simulation;

import org.jspecify.annotations.NullMarked;
