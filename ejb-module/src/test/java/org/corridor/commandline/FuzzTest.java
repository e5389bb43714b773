package org.corridor.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.profiles.Profiles;
import org.corridor.shared.Finding;
import org.corridor.testing.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever arrives gets an answer, soon. {@code -Dcorridor.fuzz.mutants} sets how many are tried,
 * {@code -Dcorridor.fuzz.seed} which.
 */
class FuzzTest {

  private static final int MUTANTS = Integer.getInteger("corridor.fuzz.mutants", 5_000);
  private static final long SEED = Long.getLong("corridor.fuzz.seed", 20261121L);

  private final Conversion conversion = new Conversion(Profiles.none(Conversion::settings), false);
  private final List<String> complaints = new ArrayList<>();
  private int refused;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void everyMutantGetsAnAnswer() {
    Mutator mutator = new Mutator(SEED, Examples.all());
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutator.next();
      if (Work.isEndless(() -> BatchSplitter.split(mutant).messages().forEach(this::judge))) {
        complaints.add("slow: " + shown(mutant));
      }
    }
    assertThat(complaints).isEmpty();
    assertThat(refused).as("mutants that are refused").isBetween(MUTANTS / 50, MUTANTS / 4 * 3);
  }

  private void judge(byte[] message) {
    try {
      Conversion.Outcome outcome = conversion.of(message);
      if (outcome.bundle().isEmpty()) {
        refused++;
        if (outcome.findings().isEmpty()) {
          complaints.add("refused without a reason: " + shown(message));
        }
      }
      for (Finding finding : outcome.findings()) {
        if (finding.text().startsWith("internal error")) {
          complaints.add(finding.text() + ": " + shown(message));
        }
      }
    } catch (RuntimeException | StackOverflowError escaped) {
      complaints.add(escaped + ": " + shown(message));
    }
  }

  private static String shown(byte[] message) {
    return Base64.getEncoder().encodeToString(message);
  }
}
