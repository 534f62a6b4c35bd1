/** The service: schedules, drop folders, upkeep, health and metrics. */
@NullMarked
package org.herkomst.app.service;

import org.jspecify.annotations.NullMarked;
