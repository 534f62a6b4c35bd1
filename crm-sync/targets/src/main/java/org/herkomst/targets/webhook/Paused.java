package org.herkomst.targets.webhook;

import org.herkomst.core.target.TargetPause;

/** The receiver takes no more until an instant. */
final class Paused extends RuntimeException {
    final transient TargetPause pause;

    Paused(TargetPause pause) {
        super(pause.problem().example());
        this.pause = pause;
    }
}
