package org.herkomst.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.herkomst.app.command.CommandLineProgram;

/** The program. */
public final class Herkomst {
    private Herkomst() {}

    /** Runs a command and exits with its code. Whatever a library prints goes to standard error: standard output is the command's alone. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        System.setOut(err);
        System.setErr(err);
        int code = new CommandLineProgram(out, err).run(arguments);
        out.flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
