package org.herkomst.core.company;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A company of which a person decided something.
 *
 * @param company the company, with the ruling
 * @param on day of the decision, UTC; absent for one from before days were kept
 */
public record Ruled(Company company, @Nullable LocalDate on) {}
