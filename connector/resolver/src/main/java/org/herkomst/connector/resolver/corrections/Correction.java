package org.herkomst.connector.resolver.corrections;

import java.time.LocalDate;
import org.herkomst.connector.resolver.CompanyFacts;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that a company is the wrong one wherever it is named.
 *
 * @param on the day of it; absent for one from before days were kept
 * @param company whom the resolver had named; of an address or a range nothing is known here
 */
public record Correction(@Nullable LocalDate on, CompanyFacts company) {}
