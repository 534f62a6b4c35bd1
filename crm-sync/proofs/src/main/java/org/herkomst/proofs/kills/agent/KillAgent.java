package org.herkomst.proofs.kills.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** The agent: {@code -javaagent:FILE=class#method:enter|exit:n,HITS}. It changes that one method as its class is loaded. */
public final class KillAgent {
    private KillAgent() {}

    /**
     * Called by the Java machine before the application starts.
     *
     * @param argument the place, a comma, and the file that the place is written into when it is reached
     */
    public static void premain(String argument, Instrumentation instrumentation) {
        int comma = argument.indexOf(',');
        Spot spot = Spot.parse(argument.substring(0, Math.max(0, comma)));
        KillSwitch.arm(spot, Path.of(argument.substring(comma + 1)));
        instrumentation.addTransformer(new Change(spot));
    }

    /** Changes the class of the place. */
    private static final class Change implements ClassFileTransformer {
        private final Spot spot;
        private final String internalName;

        Change(Spot spot) {
            this.spot = spot;
            this.internalName = spot.type().replace('.', '/');
        }

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] file) {
            return internalName.equals(name) ? changed(loader, file) : null;
        }

        private byte[] changed(@Nullable ClassLoader loader, byte[] file) {
            ClassFileLocator others = loader == null
                    ? ClassFileLocator.ForClassLoader.ofSystemLoader()
                    : ClassFileLocator.ForClassLoader.of(loader);
            ClassFileLocator all = new ClassFileLocator.Compound(ClassFileLocator.Simple.of(spot.type(), file), others);
            TypeDescription type =
                    TypePool.Default.of(all).describe(spot.type()).resolve();
            Class<?> advice = spot.side() == Spot.Side.ENTER ? OnEnter.class : OnExit.class;
            return new ByteBuddy()
                    .redefine(type, all)
                    .visit(Advice.to(advice).on(ElementMatchers.named(spot.method())))
                    .make()
                    .getBytes();
        }
    }

    /** Stands at the beginning of the method. */
    private static final class OnEnter {
        private OnEnter() {}

        @Advice.OnMethodEnter
        static void enter() {
            KillSwitch.reached();
        }
    }

    /** Stands at each return of the method. */
    private static final class OnExit {
        private OnExit() {}

        @Advice.OnMethodExit
        static void exit() {
            KillSwitch.reached();
        }
    }
}
