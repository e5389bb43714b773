package org.corridor.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.testing.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final V2Message MESSAGE =
      V2Message.parse(
          "MSH|^~\\&|A|B|C|D|20250611080000-0500||ADT^A01|1|P|2.5.1\r"
              + "PID|1||100^^^X||Doe^Jo||19490211|F|||A^^B~C^^D||555^PRN~556^WPN\r"
              + "PV1|1|I");

  private static boolean holds(String condition, int field, int repetition) {
    V2Segment pid = MESSAGE.first("PID").orElseThrow();
    Spot spot =
        new Spot(
            new Passage(MESSAGE, TestHub.SENDER),
            pid,
            field,
            pid.field(field).repetitions().get(repetition),
            repetition);
    return ConditionReader.read(condition).holds(spot);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PID-8 valued",
        "PID-9 not valued",
        "PID-8 = F",
        "PID-8 = \"F\"",
        "PID-8 != M",
        "PID-8 in (M, F)",
        "PID-8 not in (M, U)",
        "PID-7 longer than 7",
        "PID-11 repeats",
        "PV1-2.1 = I and MSH-9.2 = A01",
        "PID-8 = M or PID-8 = F and PV1-2 = I",
        "not (PID-8 = M or PV1-2 = O)",
        "DG1-3 not valued",
        "PID-5.2.1 = Jo"
      })
  void holds(String condition) {
    assertThat(holds(condition, 8, 0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PID-9 valued",
        "PID-8 = M",
        "PID-7 longer than 8",
        "PID-3 repeats",
        "DG1-3 valued",
        "PID-8 = F and PV1-2 = O",
        "not PID-8 valued"
      })
  void doesNotHold(String condition) {
    assertThat(holds(condition, 8, 0)).isFalse();
  }

  @Test
  void thePlaceInTheRowsOwnFieldIsTheRepetitionBeingMapped() {
    assertThat(holds("PID-13.2 = PRN", 13, 0)).isTrue();
    assertThat(holds("PID-13.2 = WPN", 13, 1)).isTrue();
    assertThat(holds("PID-13.2 = WPN", 8, 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PID",
        "PID-x valued",
        "PID-8",
        "PID-8 valued and",
        "PID-8 sounds like M",
        "(PID-8 valued",
        "PID-8 in (M",
        "PID-8 valued PID-9 valued",
        "PID-8 = \"M",
        "PID-0 valued"
      })
  void whatIsNotAConditionIsRefused(String condition) {
    assertThatIllegalArgumentException().isThrownBy(() -> ConditionReader.read(condition));
  }
}
