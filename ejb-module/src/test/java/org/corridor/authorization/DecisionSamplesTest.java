package org.corridor.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.corridor.testing.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public samples of responses, well made or not. */
class DecisionSamplesTest {

  private static List<Decision> decisions(String name) throws IOException {
    byte[] bytes = SharedData.bytes(SharedData.folder("x12").resolve("278").resolve(name));
    return Answers.decisions(new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "stu_X217_admission-response-to-request-for-review.edi, MODIFIED, AUTH0002, 97021001",
    "stu_X217_emergency-admission-response-to-request-for-review.edi, PENDED, '', YZZ099",
    "stu_X217_referral-response-to-request-for-review.edi, APPROVED, AUTH0001, 111099",
    "cho_x215-error-response.edi, DENIED, R, ERROR-INQ-001",
    "cho_x215-inquiry-by-member-response.edi, APPROVED, A, MEMBER-INQ-001",
  })
  void aDecisionIsRead(String name, AuthorizationState state, String number, String trace)
      throws IOException {
    Decision decision = decisions(name).get(0);
    assertThat(AuthorizationState.of(decision.actions())).isEqualTo(state);
    assertThat(decision.number().orElse("")).isEqualTo(number);
    assertThat(decision.traces()).containsExactly(trace);
  }

  @ParameterizedTest
  @CsvSource({
    "stu_X217_emergency-admission-response-to-request-for-review.edi, P20030216001",
    "stu_X217_referral-response-to-request-for-review.edi, ''",
  })
  void thePayersOwnReferenceIsRead(String name, String reference) throws IOException {
    assertThat(decisions(name).get(0).reference()).isEqualTo(reference);
  }
}
