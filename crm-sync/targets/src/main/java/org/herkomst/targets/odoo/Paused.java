package org.herkomst.targets.odoo;

import org.herkomst.core.target.TargetPause;

/** Odoo takes no more until an instant. */
final class Paused extends RuntimeException {
    final transient TargetPause pause;

    Paused(TargetPause pause) {
        super(pause.problem().example());
        this.pause = pause;
    }
}
