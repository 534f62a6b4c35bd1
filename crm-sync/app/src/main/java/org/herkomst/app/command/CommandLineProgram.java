package org.herkomst.app.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.herkomst.app.config.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command: parses, executes, turns every failure into one clear message and the contract's exit code. */
public final class CommandLineProgram {
    private final PrintStream out;
    private final PrintStream err;

    /** Writes results to {@code out}, everything else to {@code err}. */
    public CommandLineProgram(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs it and returns the exit code. */
    public int run(String... arguments) {
        Root root = new Root(out, err);
        CommandLine line = new CommandLine(root);
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((wrong, given) -> usage(wrong, wantsJson(given)));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> Failure.of(failure).tell(root.console()));
        return line.execute(arguments);
    }

    private static boolean wantsJson(String[] given) {
        String all = String.join(" ", given).toLowerCase(Locale.ROOT);
        return all.contains("--output json") || all.contains("--output=json");
    }

    private int usage(ParameterException wrong, boolean json) {
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong use");
        List<String> legal = wrong.getCommandLine().getSubcommands().keySet().stream()
                .sorted()
                .toList();
        String hint = "";
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !legal.isEmpty()
                && !unmatched.getUnmatched().isEmpty()) {
            String given = unmatched.getUnmatched().get(0);
            message = "There is no command or option " + given;
            hint = given.startsWith("-") ? "" : Nearest.hint(given, legal) + " ";
        }
        Failure failure = new Failure(2, message, hint + "See " + name + " --help", Arrays.asList());
        return failure.tell(new Console(out, err, json));
    }
}
