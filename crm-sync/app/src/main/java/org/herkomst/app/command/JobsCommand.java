package org.herkomst.app.command;

import java.time.Clock;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.service.JobTable;
import org.herkomst.app.store.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "jobs",
        description = "The jobs, their schedules and next times; pauses them.",
        subcommands = {JobsCommand.ListJobs.class, JobsCommand.Pause.class, JobsCommand.Resume.class})
final class JobsCommand extends Action.Group {

    @Command(name = "list", description = "Lists the jobs with their next five times.")
    static final class ListJobs extends Action {
        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            try (Workspace workspace = Workspace.open(configuration)) {
                JobTable table = new JobTable(configuration, workspace, Clock.systemUTC());
                console().result(table.json(), table.text());
                return 0;
            }
        }
    }

    @Command(
            name = "pause",
            description = "Pauses a job: serve starts it neither by schedule nor by file until it is resumed.")
    static final class Pause extends Switch {
        @Override
        boolean paused() {
            return true;
        }
    }

    @Command(name = "resume", description = "Lets a paused job go on, from its next time.")
    static final class Resume extends Switch {
        @Override
        boolean paused() {
            return false;
        }
    }

    /** Pauses, or the other way round. */
    abstract static class Switch extends Action {
        @Parameters(paramLabel = "JOB", description = "The job's name.")
        String job = "";

        abstract boolean paused();

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            SyncCommand.known(configuration, job);
            try (Workspace workspace = Workspace.open(configuration)) {
                workspace.schedules().pause(job, paused());
            }
            console()
                    .result(
                            Console.object().put("job", job).put("paused", paused()),
                            paused() ? "Paused. sync " + job + " still runs it by hand." : "It goes on.");
            return 0;
        }
    }
}
