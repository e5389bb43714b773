package org.corridor.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.corridor.x12.Segment;
import org.junit.jupiter.api.Test;

/** An answer to an inquiry about several patients. */
class DecisionSetTest {

  private static final String ANSWER =
      """
      ISA*00*          *00*          *ZZ*BIRCH01        *ZZ*LKB001         *260622*1415*^*00501*000000501*0*T*:~
      GS*HI*BIRCH01*LKB001*20260622*1415*1*X*005010X215~
      ST*278*0001*005010X215~
      BHT*0007*11*ASKED*20260622*1415~
      HL*1**20*1~
      NM1*X3*2*BIRCH REVIEW*****46*BIRCH01~
      HL*2*1*21*1~
      NM1*1P*2*HARBOR CLINIC*****XX*1234567893~
      HL*3*2*22*1~
      NM1*IL*1*MAPLE*JO****MI*B77~
      HL*4*3*23*1~
      NM1*QC*1*MAPLE*KIM~
      HL*5*4*EV*0~
      TRN*2*FIRST*9123456789~
      HCR*A1*AUTH1~
      HL*6*2*22*1~
      NM1*IL*1*HOLT*AL****MI*B78~
      HL*7*6*EV*0~
      TRN*2*SECOND*9123456789~
      HCR*A1*AUTH2~
      HL*8*6*EV*0~
      TRN*2*THIRD*9123456789~
      HCR*A3~
      SE*22*0001~
      GE*1*1~
      IEA*1*000000501~
      """;

  private static List<String> members(Decision decision) {
    return decision.set().stream()
        .filter(segment -> segment.is("NM1"))
        .map((Segment segment) -> segment.text(1) + " " + segment.text(3))
        .toList();
  }

  @Test
  void everyEventIsADecisionWithTheLevelsAboveItAndNoOthers() throws IOException {
    List<Decision> all = Answers.decisions(new ByteArrayInputStream(ANSWER.getBytes(UTF_8)));
    assertThat(all)
        .extracting(decision -> decision.traces().get(0) + " " + decision.number().orElse("-"))
        .containsExactly("FIRST AUTH1", "SECOND AUTH2", "THIRD -");
    assertThat(members(all.get(0)))
        .containsExactly("X3 BIRCH REVIEW", "1P HARBOR CLINIC", "IL MAPLE", "QC MAPLE");
    assertThat(members(all.get(1)))
        .containsExactly("X3 BIRCH REVIEW", "1P HARBOR CLINIC", "IL HOLT");
    assertThat(members(all.get(2))).isEqualTo(members(all.get(1)));
  }
}
