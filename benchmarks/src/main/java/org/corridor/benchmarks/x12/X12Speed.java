package org.corridor.benchmarks.x12;

import com.sun.management.OperatingSystemMXBean;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.corridor.acknowledgement.AcknowledgementWriter;
import org.corridor.acknowledgement.Admission;
import org.corridor.acknowledgement.ClaimDesk;
import org.corridor.acknowledgement.ControlNumbers;
import org.corridor.acknowledgement.Reception;
import org.corridor.edits.Edits;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.RuleBook;
import org.corridor.screening.Outcome;
import org.corridor.screening.Repeats;
import org.corridor.screening.Report;
import org.corridor.screening.Screening;
import org.corridor.screening.Screening.Doubts;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;

/**
 * Writes an 837P and an 835 of invented people, reads them in several ways, StAEDI beside, and says
 * for each how many megabytes it takes in a second of processor time: of the whole process, with
 * garbage collection and compiling. The first round of each is its warming-up and shown too.
 */
public final class X12Speed {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final GuidedHandler NOBODY = new GuidedHandler() {};

  private final int rounds;
  private long segments;

  private X12Speed(int rounds) {
    this.rounds = rounds;
  }

  private interface Work {
    void run() throws IOException;
  }

  /** How many claims, how many rounds. */
  public static void main(String[] arguments) throws IOException {
    int claims = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 150_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path folder = Files.createTempDirectory("x12speed");
    Path professional = folder.resolve("837p.edi");
    Path remittance = folder.resolve("835.edi");
    Path few = folder.resolve("5000.edi");
    try {
      new X12Speed(rounds).run(claims, professional, remittance, few);
    } finally {
      Files.deleteIfExists(professional);
      Files.deleteIfExists(remittance);
      Files.deleteIfExists(few);
      Files.delete(folder);
    }
  }

  private void run(int claims, Path professional, Path remittance, Path few) throws IOException {
    System.out.println("| What | MB | First MB/s | Best MB/s | Best claims/s | Heap MB |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    measure("write 837P", professional, claims, () -> write837(professional, claims));
    measure("write 835", remittance, claims, () -> write835(remittance, claims));
    measure("837P, envelopes", professional, claims, () -> envelopes(professional));
    measure("837P, SNIP 1–2", professional, claims, () -> check(professional, RuleBook.NONE));
    RuleBook rules = Edits.standard();
    measure("837P, SNIP 1–7", professional, claims, () -> check(professional, rules));
    measure("835, SNIP 1–7", remittance, claims, () -> check(remittance, rules));
    measure("837P, SNIP 1–7, 999, 277CA", professional, claims, () -> answer(professional, rules));
    write837(few, 5000);
    measure("999 and 277CA of 5,000 claims", few, 5000, () -> answer(few, rules));
    measure("837P, StAEDI, events", professional, claims, () -> staedi(professional, false));
    measure("837P, StAEDI, envelopes", professional, claims, () -> staedi(professional, true));
    System.out.println("Segments that readers of bare segments counted: " + segments);
  }

  private void measure(String what, Path file, int claims, Work work) throws IOException {
    double first = 0;
    double best = Double.MAX_VALUE;
    resetHeap();
    for (int round = 0; round < rounds; round++) {
      long before = PROCESS.getProcessCpuTime();
      work.run();
      double seconds = (PROCESS.getProcessCpuTime() - before) / 1e9;
      first = round == 0 ? seconds : first;
      best = Math.min(best, seconds);
    }
    double megabytes = Files.size(file) / 1e6;
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %.1f | %.1f | %.1f | %,.0f | %d |",
            what,
            megabytes,
            megabytes / first,
            megabytes / best,
            claims / best,
            peakHeap()));
  }

  private static void resetHeap() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  private static void write837(Path file, int claims) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      SyntheticClaims.professional(out, claims);
    }
  }

  private static void write835(Path file, int claims) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      SyntheticClaims.remittance(out, claims);
    }
  }

  private void envelopes(Path file) throws IOException {
    InterchangeHandler counting =
        new InterchangeHandler() {
          @Override
          public void segment(long position, Segment segment) {
            segments++;
          }
        };
    try (InputStream in = Files.newInputStream(file)) {
      new InterchangeReader(counting, Limits.USUAL).read(in);
    }
  }

  private static void check(Path file, RuleBook rules) throws IOException {
    screen(file, rules, NOBODY);
  }

  private static void screen(Path file, RuleBook rules, GuidedHandler next) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Report report = Screening.of(in, rules, new Repeats(), Doubts.NONE, next);
      if (report.outcome() != Outcome.ACCEPTED) {
        throw new IllegalStateException(report.outcome() + " " + report.findings().get(0));
      }
    }
  }

  private static void answer(Path file, RuleBook rules) throws IOException {
    Reception reception =
        new Reception(Admission.ALL, ClaimDesk.TAKES_ALL, Reception.Role.PAYER, true);
    try (AcknowledgementWriter writer =
        new AcknowledgementWriter(
            reception,
            new Numbers(),
            (kind, answered) -> OutputStream.nullOutputStream(),
            Clock.systemUTC())) {
      screen(file, rules, writer);
    }
  }

  private static final class Numbers implements ControlNumbers {
    private long last;

    @Override
    public long interchange(Interchange answered) {
      return ++last;
    }

    @Override
    public long group(Interchange answered) {
      return ++last;
    }

    @Override
    public long set(Interchange answered) {
      return ++last;
    }
  }

  private void staedi(Path file, boolean control) throws IOException {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, Boolean.toString(control));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        EDIStreamReader reader = factory.createEDIStreamReader(in)) {
      while (reader.hasNext()) {
        if (reader.next() == EDIStreamEvent.START_SEGMENT) {
          segments++;
        }
      }
    } catch (EDIStreamException e) {
      throw new IOException(e);
    }
  }
}
