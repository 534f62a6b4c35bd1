package org.herkomst.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "herkomst",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "herkomst 0.1.0",
        sortOptions = false,
        description = "Which companies visit your site, in your CRM, each with its origin.",
        footer = {
            "",
            "Start here:  herkomst demo",
            "Then:        herkomst check; herkomst plan JOB; herkomst apply FILE; herkomst sync JOB",
            "",
            "Exit codes: 0 done, 1 done but something was left out, 2 wrong use or configuration,",
            "3 failed (safe to run again), 4 stopped by a guard or another run."
        },
        subcommands = {
            DemoCommand.class,
            CheckCommand.class,
            ProvisionCommand.class,
            SyncCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            ServeCommand.class,
            JobsCommand.class,
            UpkeepCommand.class,
            RunsCommand.class,
            IndexCommand.class,
            OptOutCommand.class,
            ReviewCommand.class,
            CompanyCommand.class,
            AuditCommand.class,
            MappingCommand.class,
            NoticeCommand.class,
            WarmUpCommand.class
        })
final class Root implements Runnable {
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Configuration file; left out: ./herkomst.yaml.")
    @Nullable
    Path config;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            defaultValue = "text",
            description = "Form of the result (default: text).")
    Output output = Output.text;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    enum Output {
        text,
        json
    }

    Root(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    Console console() {
        return new Console(out, err, output == Output.json);
    }

    /** The configuration for a command that does without the resolver's input files. */
    HerkomstConfiguration configurationWithoutInputs() {
        return Configurations.readWithoutInputs(config, System.getenv(), err::println);
    }

    HerkomstConfiguration configuration() {
        return Configurations.read(config, System.getenv(), err::println);
    }
}
