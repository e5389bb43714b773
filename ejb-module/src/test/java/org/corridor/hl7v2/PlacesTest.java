package org.corridor.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final V2Message MESSAGE =
      V2Message.parse(
          "MSH|^~\\&|LAB|H\rPID|1||1^^^A&1.2&ISO~2^^^B|\"\"\rOBX|1|NM|GLU^Glucose||5\rOBX|2|NM|K||\"\"\r");

  private static List<String> at(String path) {
    return Places.of(path).values(MESSAGE);
  }

  @Test
  void aPathMeansEverySegmentAndEveryRepetitionUnlessItSaysWhich() {
    assertThat(at("OBX-3.1")).containsExactly("GLU", "K");
    assertThat(at("OBX[2]-3.1")).containsExactly("K");
    assertThat(at("PID-3.1")).containsExactly("1", "2");
    assertThat(at("PID-3[2].1")).containsExactly("2");
    assertThat(at("PID-3.4")).containsExactly("A", "B");
    assertThat(at("PID-3.4.2")).containsExactly("1.2");
    assertThat(at("OBX-3")).containsExactly("GLU^Glucose", "K");
    assertThat(at("MSH-1")).containsExactly("|");
    assertThat(at("MSH-2")).containsExactly("^~\\&");
    assertThat(at("MSH-3")).containsExactly("LAB");
  }

  @Test
  void nothingAndNullAreNoValue() {
    assertThat(at("PID-4")).isEmpty();
    assertThat(at("OBX-5")).containsExactly("5");
    assertThat(at("PID-30")).isEmpty();
    assertThat(at("ZPI-1")).isEmpty();
    assertThat(at("PID")).containsExactly("PID");
  }

  @Test
  void lookingLeavesNoTraceInTheResidue() {
    V2Message message = V2Message.parse("MSH|^~\\&|LAB\rZPI|secret\r");
    assertThat(Places.of("ZPI-1").values(message)).containsExactly("secret");
    assertThat(Residue.of(message)).contains("ZPI-1");
  }

  @Test
  void whatIsNoPathIsSaid() {
    for (String bad : List.of("PID-", "PID-0", "pid-3", "PID-3.1.1.1", "3.1", "PID3", "")) {
      assertThatThrownBy(() -> Places.of(bad)).hasMessageContaining("expected a place");
    }
    assertThat(Places.of("OBX[2]-5[1].1.2")).hasToString("OBX[2]-5[1].1.2");
  }
}
