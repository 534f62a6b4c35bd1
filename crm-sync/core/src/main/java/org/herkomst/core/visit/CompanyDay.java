package org.herkomst.core.visit;

import java.time.LocalDate;

/** The key of a day sum: one company on one site on one day of the site's zone. */
public record CompanyDay(long company, String source, String site, LocalDate day) {}
