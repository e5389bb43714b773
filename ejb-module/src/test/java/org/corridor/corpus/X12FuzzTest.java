package org.corridor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.corridor.acknowledgement.AcknowledgementWriter;
import org.corridor.acknowledgement.Admission;
import org.corridor.acknowledgement.ClaimDesk;
import org.corridor.acknowledgement.ControlNumbers;
import org.corridor.acknowledgement.Reception;
import org.corridor.edits.Edits;
import org.corridor.screening.Outcome;
import org.corridor.screening.Repeats;
import org.corridor.screening.Report;
import org.corridor.screening.Screening;
import org.corridor.screening.Screening.Doubts;
import org.corridor.testing.Work;
import org.corridor.x12.Interchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever arrives gets an outcome, soon, and an acknowledgement that can itself be read. {@code
 * -Dcorridor.fuzz.mutants} sets how many are tried, {@code -Dcorridor.fuzz.seed} which.
 */
class X12FuzzTest {

  private static final int MUTANTS = Integer.getInteger("corridor.fuzz.mutants", 5_000);
  private static final long SEED = Long.getLong("corridor.fuzz.seed", 20261122L);
  private static final Reception RECEPTION =
      new Reception(Admission.ALL, ClaimDesk.TAKES_ALL, Reception.Role.PAYER, true);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-30T09:15:00Z"), ZoneOffset.UTC);

  private final Edits rules = Edits.standard();
  private final List<String> complaints = new ArrayList<>();
  private int refused;

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

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void everyMutantGetsAnOutcome() {
    Corpus corpus = new Corpus();
    // the large one alone would take most of the time
    List<byte[]> examples =
        corpus.files().stream().map(corpus::bytes).filter(b -> b.length < 100_000).toList();
    X12Mutator mutator = new X12Mutator(SEED, examples);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutator.next();
      if (Work.isEndless(() -> judge(mutant))) {
        complaints.add("slow: " + shown(mutant));
      }
    }
    assertThat(complaints).isEmpty();
    assertThat(refused).as("mutants that are refused").isBetween(MUTANTS / 50, MUTANTS * 9 / 10);
  }

  private void judge(byte[] mutant) {
    try {
      List<ByteArrayOutputStream> answers = new ArrayList<>();
      Report report = read(mutant, answers);
      if (report.outcome() == Outcome.REJECTED || report.outcome() == Outcome.UNREADABLE) {
        refused++;
        if (report.findings().isEmpty()) {
          complaints.add("refused without a reason: " + shown(mutant));
        }
      }
      if (report.findings().size() > Screening.MOST_FINDINGS + 2) {
        complaints.add("too many findings: " + shown(mutant));
      }
      for (ByteArrayOutputStream answer : answers) {
        Report ofAnswer = Corpus.report(answer.toByteArray(), new Repeats());
        // codes and numbers are those of the mutant, which an answer must repeat
        if (ofAnswer.findings().stream().anyMatch(f -> f.level() < 5)) {
          complaints.add(ofAnswer.findings() + " in the answer " + answer + " to " + shown(mutant));
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError escaped) {
      complaints.add(escaped + ": " + shown(mutant));
    }
  }

  private Report read(byte[] mutant, List<ByteArrayOutputStream> answers) throws IOException {
    try (AcknowledgementWriter writer =
        new AcknowledgementWriter(
            RECEPTION,
            new Numbers(),
            (kind, answered) -> {
              ByteArrayOutputStream answer = new ByteArrayOutputStream();
              answers.add(answer);
              return answer;
            },
            CLOCK)) {
      return Screening.of(
          new ByteArrayInputStream(mutant), rules, new Repeats(), Doubts.NONE, writer);
    }
  }

  private static String shown(byte[] mutant) {
    return mutant.length > 20_000
        ? mutant.length + " bytes of seed " + SEED
        : Base64.getEncoder().encodeToString(mutant);
  }
}
