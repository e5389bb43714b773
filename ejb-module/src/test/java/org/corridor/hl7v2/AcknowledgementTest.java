package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTest {

  private static final MessageId ID = MessageId.of("0190163d-8694-7000-8000-0000000000ff");
  private static final Instant TIME = Instant.parse("2025-06-11T12:00:00.5Z");
  private static final Finding NO_NUMBER =
      Finding.error("PID-3", "101", "PID-3 is empty | nobody known");

  private static String answer(String msh, String code, Finding... findings) {
    V2Message message = V2Message.parse(msh);
    return new Acknowledgement(message, ID, TIME, code, List.of(findings))
        .text()
        .replace('\r', '\n');
  }

  @Test
  void aPositiveAnswerTurnsSenderAndReceiver() {
    assertThat(answer("MSH|^~\\&|A^1|B|C|D|2025||ADT^A01^ADT_A01|7|P|2.5.1", "AA"))
        .isEqualTo(
            """
            MSH|^~\\&|C|D|A^1|B|20250611120000.500+0000||ACK^A01^ACK|C01J0B3V1MM00000007Z|P|2.5.1
            MSA|AA|7
            """);
  }

  @Test
  void aModernRefusalNamesPlaceCodeSeverityAndText() {
    assertThat(answer("MSH|^~\\&|A|B|C|D|2025||ADT^A01^ADT_A01|7|P|2.5.1", "AE", NO_NUMBER))
        .endsWith(
            """
            MSA|AE|7
            ERR||PID^1^3^1|101^Required field missing^HL70357|E||||PID-3 is empty \\F\\ nobody known
            """);
  }

  @Test
  void anOldRefusalHasItsTextInMsaAndItsPlaceInErrOne() {
    assertThat(answer("MSH|^~\\&|A|B|C|D|2025||ADT^A01|7|P|2.3", "AE", NO_NUMBER))
        .contains("||ACK^A01|")
        .endsWith(
            """
            MSA|AE|7|PID-3 is empty \\F\\ nobody known
            ERR|PID^1^3^101&PID-3 is empty \\F\\ nobody known&HL70357
            """);
  }

  @Test
  void codesOfOurOwnStandInErrFive() {
    assertThat(
            answer(
                "MSH|^~\\&|A|B|C|D|2025||ADT^A01|7|P|2.6",
                "AR",
                Finding.warning("OBX[2]-5[3].1.4", "odd-thing", "Odd")))
        .endsWith("ERR||OBX^2^5^3^1^4|207^Application error^HL70357|W|odd-thing|||Odd\n");
  }

  @Test
  void separatorsVersionProcessingIdAndCharacterSetAreTheSenders() {
    assertThat(answer("MSH#!@%*#A#B#C#D#1##ADT!A01#7%F%8#T!A#2.3.1######8859/1\rno segment", "AA"))
        .isEqualTo(
            """
            MSH#!@%*#C#D#A#B#20250611120000.500+0000##ACK!A01!ACK#C01J0B3V1MM00000007Z#T!A#2.3.1######8859/1
            MSA#AA#7%F%8
            """);
    assertThat(answer("MSH|^~\\&#|A|B|C|D|1||ADT^A01|7|P|2.7", "AA")).startsWith("MSH|^~\\&#|");
  }

  @Test
  void theApplicationAnswerOfEnhancedModeIsAMessageOfItsOwn() {
    String msh = "MSH|^~\\&|A|B|C|D|1||ADT^A01|7|P|2.5|||AL|AL";
    assertThat(answer(msh, "CA")).contains("|C01J0B3V1MM00000007Z|P|2.5\n").contains("MSA|CA|7");
    assertThat(answer(msh, "AA"))
        .contains("|A01J0B3V1MM00000007Z|P|2.5|||NE|NE\n")
        .contains("MSA|AA|7");
  }

  @Test
  void aTruncatedHeaderGetsAnAnswerWithoutAControlId() {
    assertThat(answer("MSH|^~\\&|X", "AR", NO_NUMBER)).contains("|||X||").contains("\nMSA|AR\n");
  }

  @Test
  void theAnswerIsInTheCharacterSetOfTheMessage() {
    byte[] sent = "MSH|^~\\&|Ä|B|C|D|1||ADT^A01|7|P|2.5||||||8859/1".getBytes(ISO_8859_1);
    SenderProfile sender = new SenderProfile(ZoneOffset.UTC, ISO_8859_1, "urn:x");
    V2Message message = V2Message.parse(sent, sender);
    byte[] answer = new Acknowledgement(message, ID, TIME, "AA", List.of()).bytes();
    assertThat(new String(answer, ISO_8859_1)).contains("|Ä|B|").contains("|8859/1\r");
  }

  @ParameterizedTest
  @CsvSource({
    "AL,true,true",
    "NE,false,false",
    "'',false,false",
    "ER,false,true",
    "SU,true,false",
    "??,true,true"
  })
  void conditionsOfTable0155(String field, boolean onSuccess, boolean onError) {
    AcknowledgementCondition condition = AcknowledgementCondition.of(field);
    assertThat(condition.wants(true)).isEqualTo(onSuccess);
    assertThat(condition.wants(false)).isEqualTo(onError);
  }
}
