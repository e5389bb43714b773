package org.corridor.benchmarks.translation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One operation is one message; the messages of a mix take turns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TranslationBenchmark {

  /** See {@code Messages}. */
  @Param({"mix"})
  public String messages = "mix";

  private final Converter converter = Converter.chosen();
  private List<byte[]> all = List.of();
  private int next;

  @Setup
  public void read() {
    all = Messages.named(messages);
  }

  @Benchmark
  public Object bundle() {
    return converter.bundle(message());
  }

  @Benchmark
  public String json() {
    return converter.json(message());
  }

  private byte[] message() {
    byte[] message = all.get(next);
    next = (next + 1) % all.size();
    return message;
  }
}
