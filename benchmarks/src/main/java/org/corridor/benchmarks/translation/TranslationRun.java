package org.corridor.benchmarks.translation;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures one converter and prints a row for each kind of message and outcome. */
public final class TranslationRun {

  private TranslationRun() {}

  /**
   * Runs JMH.
   *
   * @param arguments the converter's label, its class, seconds of an iteration, and the names of
   *     the messages
   */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results = new Runner(options(arguments)).run();
    PrintStream out = System.out;
    results.forEach(result -> out.println(row(arguments[0], result)));
  }

  private static Options options(String[] arguments) {
    TimeValue iteration = TimeValue.seconds(Long.parseLong(arguments[2]));
    String[] messages = new String[arguments.length - 3];
    System.arraycopy(arguments, 3, messages, 0, messages.length);
    return new OptionsBuilder()
        .include(TranslationBenchmark.class.getName())
        .param("messages", messages)
        .jvmArgsAppend(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Dslf4j.internal.verbosity=ERROR",
            "-D" + Converter.PROPERTY + "=" + arguments[1])
        .warmupIterations(5)
        .warmupTime(iteration)
        .measurementIterations(5)
        .measurementTime(iteration)
        .forks(1)
        .addProfiler(ProcessorTime.class)
        .addProfiler(GCProfiler.class)
        .build();
  }

  /** Converter, messages, outcome, messages per CPU-second, CPU and wall ms, KB of garbage. */
  private static String row(String label, RunResult result) {
    double processor = secondary(result, ProcessorTime.LABEL);
    double wall = result.getPrimaryResult().getScore();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %,.0f | %.3f | %.3f | %,.0f |",
        label,
        result.getParams().getParam("messages"),
        result.getPrimaryResult().getLabel(),
        1e6 / processor,
        processor / 1e3,
        wall / 1e3,
        secondary(result, "gc.alloc.rate.norm") / 1024);
  }

  private static double secondary(RunResult result, String ending) {
    Map<String, ?> all = result.getSecondaryResults();
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(ending))
        .mapToDouble(entry -> ((Result<?>) entry.getValue()).getScore())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(ending + " is not in " + all.keySet()));
  }
}
