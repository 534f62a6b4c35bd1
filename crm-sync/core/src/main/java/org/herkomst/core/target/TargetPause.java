package org.herkomst.core.target;

import java.time.Instant;
import org.herkomst.core.run.Problem;

/** The target takes no more until an instant. */
public record TargetPause(Instant resumeNotBefore, Problem problem) {}
