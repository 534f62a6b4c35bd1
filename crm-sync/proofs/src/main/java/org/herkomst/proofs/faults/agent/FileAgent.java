package org.herkomst.proofs.faults.agent;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/**
 * The agent: it changes the Java machine's own file classes, below {@code Files}, streams and H2, so that each call first tells the
 * consumer in the system properties, if there is one. What the consumer throws, the call throws. The Java machine's classes see no class of
 * ours, so the consumer is all that is between.
 */
public final class FileAgent {
    /** Key of the consumer in the system properties; it gets the method's name. */
    public static final String HOOK = "herkomst.proofs.files";

    private FileAgent() {}

    /** Called by the Java machine before the program starts. */
    public static void premain(String argument, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .ignore(none())
                .type(named("sun.nio.fs.UnixFileSystemProvider"))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(Told.class)
                        .on(isPublic()
                                .and(namedOneOf(
                                        "newByteChannel",
                                        "newFileChannel",
                                        "newDirectoryStream",
                                        "createDirectory",
                                        "createLink",
                                        "copy",
                                        "move")))))
                .type(named("sun.nio.ch.FileChannelImpl"))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(Told.class)
                        .on(isPublic().and(namedOneOf("read", "write", "force", "truncate", "map")))))
                .installOn(instrumentation);
    }

    /** Stands at the beginning of a method. */
    private static final class Told {
        private Told() {}

        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void enter(@Advice.Origin("#m") String method) {
            Object hook = System.getProperties().get("herkomst.proofs.files");
            if (hook instanceof Consumer) {
                ((Consumer<String>) hook).accept(method);
            }
        }
    }
}
