package org.corridor.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.corridor.hl7v2.V2Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final V2Message RESULT =
      V2Message.parse(
          "MSH|^~\\&|LAB|H\\T\\H|||||ORU^R01\rPID|1||1^^^A~2^^^B\rPV1|1|I\r"
              + "OBX|1|NM|GLU^Glucose||5.5||||||F\rOBX|2|NM|K||<0.1||||||X\rOBX|3|NM|NA||\"\"||||||F\r");

  private static boolean holds(String condition) {
    return Condition.of(condition).holds(RESULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MSH-9.1 = ORU",
        "MSH-9.1 = 'ORU' and MSH-9.2 = \"R01\"",
        "MSH-4 = 'H&H'",
        "MSH-9.1 = ORU and (PV1-2 in (I, E) or exists ZPI) and not OBX-11 = C",
        "MSH-9.1 = ADT or MSH-9.1 = ORU",
        "NOT MSH-9.1 = ADT AND Exists PID",
        "PID-3.4 = B",
        "PID-3.4 != C",
        "OBX-11 not in (C, D)",
        "OBX-3.1 ~ '^G.U$'",
        "OBX-3.1 !~ ^Z",
        "OBX-5 > 5",
        "OBX-5 >= 5.50",
        "OBX-5 < 6 and OBX-5 <= 5.5",
        "exists OBX-5",
        "not exists OBX[3]-5",
        "not exists ZPI",
        "not (OBX-3.1 = X or OBX-3.1 = Y)"
      })
  void holdsWhenAnyOccurrenceDoes(String condition) {
    assertThat(holds(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MSH-9.1 = oru",
        "MSH-9 = ORU",
        "PID-3[1].4 = B",
        "PID-3.4 != B",
        "OBX[2]-11 = F",
        "not OBX-11 = X",
        "OBX-5 > 5.5",
        "OBX-3.1 > 1",
        "exists ZPI-3",
        "ZPI-3 ~ '.*'",
        "MSH-9.1 = ADT and MSH-9.2 = R01 or MSH-9.1 = SIU",
        "OBX-3.1 !~ ^G"
      })
  void andDoesNotWhenNoneDoes(String condition) {
    assertThat(holds(condition)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "MSH-9.1; column 8: expected =, !=, ~, !~, >, >=, <, <= or in",
        "MSH-9.1 =; column 10: expected a value",
        "MSH-9.1 = ORU and; column 18: expected a place such as PID-3.1",
        "MSH-9.1 = ORU ADT; column 15: expected \"and\", \"or\" or the end",
        "MSH9.1 = ORU; column 1: expected a place such as PID-3",
        "(MSH-9.1 = ORU; column 15: expected \")\"",
        "MSH-9.1 in (ORU ADT); column 17: expected \")\"",
        "MSH-9.1 = 'ORU; column 11: the quote is not closed",
        "MSH-4 = H&H; column 10: a value with & in it needs quotes",
        "MSH-9.1 = ''; column 11: an empty value is never there",
        "OBX-3 ~ '('; column 9: not a regular expression: Unclosed group",
        "OBX-5 > high; column 9: expected a number, not high",
        "OBX-5 !> 1; column 7: expected =",
        "and MSH-9.1 = ORU; column 1: expected a place"
      })
  void mistakesAreSaidWithTheirColumn(String condition, String message) {
    assertThatThrownBy(() -> Condition.of(condition))
        .isInstanceOf(BadCondition.class)
        .hasMessageStartingWith(message);
  }

  @Test
  @Timeout(10)
  void anExpressionThatTakesForEverIsGivenUp() {
    V2Message message = V2Message.parse("MSH|^~\\&|" + "a".repeat(60) + "\r");
    Condition slow = Condition.of("MSH-3 ~ '^(a+)+b\\1$'");
    assertThatThrownBy(() -> slow.holds(message))
        .isInstanceOf(Unroutable.class)
        .hasMessageContaining("takes too long");
    V2Message deep = V2Message.parse("MSH|^~\\&|" + "ab".repeat(200_000) + "\r");
    assertThatThrownBy(() -> Condition.of("MSH-3 ~ '^(a|b)*c'").holds(deep))
        .isInstanceOf(Unroutable.class);
  }
}
