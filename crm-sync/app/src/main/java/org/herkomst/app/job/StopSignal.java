package org.herkomst.app.job;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM as a wish to stop, so that work comes to a good place before the program ends. A shutdown hook would be too late:
 * H2 closes its file in one of its own, beside ours. The second signal ends the program at once. Where the Java machine gives no
 * signals ({@code sun.misc.Signal} is in the module {@code jdk.unsupported}), nothing is heard and the program ends as any other.
 */
public final class StopSignal implements AutoCloseable {
    private static final List<String> NAMES = List.of("TERM", "INT");
    private final Map<String, Object> before = new LinkedHashMap<>();
    private final Runnable onStop;

    private StopSignal(Runnable onStop) {
        this.onStop = onStop;
    }

    /** Hears signals until it is closed. */
    public static StopSignal hear(Runnable onStop) {
        StopSignal signal = new StopSignal(onStop);
        NAMES.forEach(signal::hear);
        return signal;
    }

    private void hear(String name) {
        try {
            Object ours = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {handlerType()}, this::called);
            before.put(name, handle(name, ours));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            before.remove(name);
        }
    }

    private @Nullable Object called(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "handle" -> {
                close();
                onStop.run();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stop signal";
        };
    }

    private static Class<?> handlerType() throws ReflectiveOperationException {
        return Class.forName("sun.misc.SignalHandler");
    }

    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Object signal = type.getConstructor(String.class).newInstance(name);
        return type.getMethod("handle", type, handlerType()).invoke(null, signal, handler);
    }

    /** Puts back what was before. */
    @Override
    public synchronized void close() {
        before.forEach((name, handler) -> {
            try {
                handle(name, handler);
            } catch (ReflectiveOperationException unknown) {
                return;
            }
        });
        before.clear();
    }
}
