package org.herkomst.app.command;

import java.util.concurrent.Callable;
import org.herkomst.app.config.HerkomstConfiguration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share. */
abstract class Action implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    Root root() {
        return (Root) spec.root().userObject();
    }

    Console console() {
        return root().console();
    }

    HerkomstConfiguration configuration() {
        return root().configuration();
    }

    /** A group of commands does nothing by itself. */
    abstract static class Group extends Action {
        @Override
        public Integer call() {
            throw new ParameterException(spec.commandLine(), "Which of its commands?");
        }
    }
}
