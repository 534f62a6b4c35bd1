package org.herkomst.proofs.resolver;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH benchmarks of the resolver, side by side in one run; the scores by {@code name:parameter}, in the benchmark's own unit. */
final class Benchmarks {
    private final boolean quick;
    private final TimeValue quickWarmUp;

    /** When quick, each of two rounds of warming up takes that long. */
    Benchmarks(boolean quick, long quickWarmUpMillis) {
        this.quick = quick;
        this.quickWarmUp = TimeValue.milliseconds(quickWarmUpMillis);
    }

    Map<String, Double> run(String include, String parameter, String... values) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(include)
                .param(parameter, values)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL);
        if (quick) {
            options.warmupIterations(2)
                    .warmupTime(quickWarmUp)
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(500));
        }
        try {
            return scores(new Runner(options.build()).run(), parameter);
        } catch (RunnerException failed) {
            throw new IllegalStateException("The benchmarks can't be run", failed);
        }
    }

    private static Map<String, Double> scores(Collection<RunResult> results, String parameter) {
        Map<String, Double> scores = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            scores.put(
                    name.substring(name.lastIndexOf('.') + 1) + ":"
                            + result.getParams().getParam(parameter),
                    result.getPrimaryResult().getScore());
        }
        return scores;
    }
}
