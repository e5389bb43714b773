package org.corridor.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.acknowledgement.ClaimFile.claim;
import static org.corridor.acknowledgement.ClaimFile.set;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever breaks in a file, there are answers to it, and they are in order. */
class BrokenFilesTest {
  private static final String FILE =
      ClaimFile.of(
              set("0001", claim(1, "C1", "100"), claim(2, "C2", "20.5")),
              set("0002", claim(1, "C3", "7")))
          .asking()
          .toString();
  private static final String STRANGE = "~*:^\n A0Zé\u0001|>-.,9";

  @Test
  void answersToBrokenBytesAreInOrder() {
    List<String> crooked = new ArrayList<>();
    for (int seed = 0; seed < 1500; seed++) {
      String broken = brokenBytes(new Random(seed));
      for (String finding : Answers.given().checking(Answers.EDITS).to(broken).findings()) {
        crooked.add(seed + " " + finding);
      }
    }
    assertThat(crooked).filteredOn(f -> !f.contains("code-not-in-list")).isEmpty();
  }

  @Test
  void answersToBrokenOrderAreInOrder() {
    List<String> crooked = new ArrayList<>();
    for (int seed = 0; seed < 1500; seed++) {
      String broken = brokenOrder(new Random(seed));
      for (String finding : Answers.given().checking(Answers.EDITS).to(broken).findings()) {
        crooked.add(seed + " " + finding);
      }
    }
    assertThat(crooked).filteredOn(f -> !f.contains("code-not-in-list")).isEmpty();
  }

  private static String brokenBytes(Random random) {
    StringBuilder text = new StringBuilder(FILE);
    for (int i = 0; i <= random.nextInt(6); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, STRANGE.charAt(random.nextInt(STRANGE.length())));
        case 1 -> text.insert(at, STRANGE.charAt(random.nextInt(STRANGE.length())));
        default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
      }
    }
    return text.toString();
  }

  private static String brokenOrder(Random random) {
    List<String> segments = new ArrayList<>(Arrays.asList(FILE.split("~\n")));
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(segments.size());
      int other = random.nextInt(segments.size());
      switch (random.nextInt(3)) {
        case 0 -> segments.remove(at);
        case 1 -> segments.add(at, segments.get(other));
        default -> segments.set(at, segments.set(other, segments.get(at)));
      }
    }
    return String.join("~\n", segments) + "~\n";
  }
}
