package org.herkomst.app.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
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

    /** Opens the database for a command that changes something: that the configuration is another one is written down first. */
    static Workspace writing(HerkomstConfiguration configuration, String who) {
        Workspace workspace = Workspace.open(configuration);
        try {
            workspace.audit().configured(configuration, who, Clock.systemUTC().instant());
            return workspace;
        } catch (RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    /** For the record of changes: the account on this machine, not a person's name. */
    static String account() {
        return "cli:" + System.getProperty("user.name", "unknown");
    }

    /** A group of commands does nothing by itself. */
    abstract static class Group extends Action {
        @Override
        public Integer call() {
            throw new ParameterException(spec.commandLine(), "Which of its commands?");
        }
    }
}
