package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.profiles.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest form of messages that once ended in an exception or lost a word. */
class FoundByFuzzingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Places of separators only.
        "ADT^A01\rPID|1||7^^^N^MR||Doe^Jo\rPV1|1|I|||||||||^^^^^||||||||V1",
        "ADT^A02\rPID|1||7^^^N^MR||Doe^Jo\rPV1|1|I|3S||||||||||||||||V1||||||||||||||||||||||||&",
        // Two double quotes where a row with a fixed value deletes nothing.
        "SIU^S12\rSCH|A1|A1||||R|C|N|30|min|^^30^202506111000|||||\"\"||||||||||Booked\r"
            + "PID|1||7^^^N^MR||Doe^Jo",
        "VXU^V04\rPID|1||7^^^N^MR||Doe^Jo\rORC|RE||F1\rRXA|0|1|20250611||\"\"|1",
        // The prefix of a family name, and nothing else of a person.
        "ADT^A01\rPID|1||7^^^N^MR||Doe^Jo\rPV1|1|I|||||^&van||||||||||||V1",
        // Numbers without a type beside those of placer and filler.
        "SIU^S13\rSCH|A1^E~O|A1F||||R|C|N|30|min|^^30^202506111000||||||||||||||||Booked\r"
            + "PID|1||7^^^N^MR||Doe^Jo",
        "ORU^R01\rPID|1||7^^^N^MR||Doe^Jo\rOBR|1|P1|F1|2^T"
            + "|||||||||||||||||||||||||||||||||||||||||||||||||F2^^^L~F3^^^L",
      })
  void becomesABundleOrARefusal(String message) {
    assertThat(outcome(message).findings())
        .extracting(finding -> finding.text())
        .noneMatch(found -> found.startsWith("internal error"));
  }

  @Test
  void anAddressThatOnlyHasAKindIsLeftOverBesideOthers() {
    assertThat(
            outcome("ADT^A08\rPID|1||7^^^N^MR||Doe^Jo||||||^^Akron~^^Berea^^^^H~^^^^^^Q")
                .leftovers()
                .residue())
        .contains("PID-11[2]");
  }

  @Test
  void whatTheNameOfSomebodyDoesNotShowIsLeftOver() {
    String visit = "ADT^A01\rPID|1||7^^^N^MR||Doe^Jo\rPV1|1|I|||||%s||||||||||||V1";
    assertThat(outcome(visit.formatted("^&van")).leftovers().residue()).contains("PV1-7");
    assertThat(outcome(visit.formatted("^Hale&van")).leftovers().residue()).contains("PV1-7");
    assertThat(outcome(visit.formatted("^Hale^Kim")).leftovers().residue()).isEmpty();
  }

  private static Conversion.Outcome outcome(String message) {
    String text =
        "MSH|^~\\&|A|B|C|D|20250611080000-0500||" + message.replaceFirst("\r", "|1|P|2.5\r");
    return new Conversion(Profiles.none(Conversion::settings), true).of(text.getBytes(ISO_8859_1));
  }
}
