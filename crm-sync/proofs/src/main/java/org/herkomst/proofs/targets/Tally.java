package org.herkomst.proofs.targets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Counts tests by target and suite. For one thread. */
final class Tally implements TestExecutionListener {
    private static final String PACKAGE = "org.herkomst.targets.";

    private final Map<String, Map<Suite, Count>> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** Passed and left out. */
    static final class Count {
        int passed;
        int leftOut;
    }

    /** How many of a target's tests in a suite passed. */
    int passed(String target, Suite suite) {
        return count(target, suite).passed;
    }

    /** How many of a target's tests in a suite it can't take part in, each with its reason in {@link #leftOut()}. */
    int leftOut(String target, Suite suite) {
        return count(target, suite).leftOut;
    }

    private Count count(String target, Suite suite) {
        return counts.computeIfAbsent(target, name -> new EnumMap<>(Suite.class))
                .computeIfAbsent(suite, name -> new Count());
    }

    /** What failed, in words. */
    List<String> faults() {
        return faults;
    }

    /** What was left out, by name, with its reason. */
    List<String> leftOut() {
        return leftOut;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String name = className(test);
        Optional<Suite> suite = Suite.of(name);
        if (suite.isEmpty() || !name.startsWith(PACKAGE)) {
            failedElsewhere(test, result);
            return;
        }
        String target = name.substring(PACKAGE.length(), name.indexOf('.', PACKAGE.length()));
        String what = target + ": " + name.substring(name.lastIndexOf('.') + 1) + ": " + test.getDisplayName();
        switch (result.getStatus()) {
            case SUCCESSFUL -> count(target, suite.get()).passed += test.isTest() ? 1 : 0;
            case ABORTED -> {
                count(target, suite.get()).leftOut += test.isTest() ? 1 : 0;
                leftOut.add(what + ": " + message(result));
            }
            case FAILED -> faults.add(what + ": " + message(result));
        }
    }

    private void failedElsewhere(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            faults.add(test.getDisplayName() + ": " + message(result));
        }
    }

    private static String className(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return method.getClassName();
        }
        return source instanceof ClassSource type ? type.getClassName() : "";
    }

    private static String message(TestExecutionResult result) {
        return result.getThrowable()
                .map(Throwable::getMessage)
                .map(text -> text.lines().findFirst().orElse(""))
                .orElse("no reason given");
    }
}
