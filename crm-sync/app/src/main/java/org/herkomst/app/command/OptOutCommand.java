package org.herkomst.app.command;

import java.time.Clock;
import java.util.Locale;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.TombstoneReplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "optout",
        description = "Companies that objected: nothing of them is sent, and what was sent is taken back.",
        subcommands = {
            OptOutAddCommand.class,
            OptOutListCommand.class,
            OptOutShowCommand.class,
            OptOutImportCommand.class,
            OptOutExportCommand.class,
            OptOutCommand.Remove.class,
            OptOutRequestsCommand.class
        })
final class OptOutCommand extends Action.Group {

    static OptOutDesk desk(HerkomstConfiguration configuration, Workspace workspace) {
        return OptOutDesk.over(workspace.stores(), configuration.targets().keySet(), Clock.systemUTC());
    }

    /** What a restore of an old backup lost stands again; where file and database agree, none was, and a long register is not read for it. */
    static void replay(HerkomstConfiguration configuration, Workspace workspace) {
        if (!workspace.stores().tombstones().agree()) {
            new TombstoneReplay(workspace.stores(), configuration.targets().keySet(), Clock.systemUTC()).run(account());
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String kind(OptOut optOut) {
        return word(optOut.kind());
    }

    @Command(name = "remove", description = "Takes an opt-out back; the company comes back only by new visits.")
    static final class Remove extends Action {
        @Parameters(paramLabel = "ID", description = "Its number, from optout list.")
        long id;

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            try (Workspace workspace = writing(configuration, account())) {
                if (!desk(configuration, workspace).remove(id, account())) {
                    throw new UsageException("There is no opt-out " + id + " in force", "See optout list");
                }
                console().result(Console.object().put("removed", id), "Opt-out " + id + " was taken back.");
                return 0;
            }
        }
    }
}
