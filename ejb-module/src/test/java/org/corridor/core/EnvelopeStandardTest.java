package org.corridor.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeStandardTest {

  private static CoreMessage roundTrip(EnvelopeStandard standard, CoreMessage message) {
    return standard.open(Sample.written(standard, message), Direction.REQUEST).fields().request();
  }

  private static String refusal(Entity entity) {
    EnvelopeStandard standard = EnvelopeStandard.of(entity.contentType()).orElseThrow();
    return catchThrowableOfType(
            CoreRefused.class, () -> standard.open(entity, Direction.REQUEST).fields().request())
        .code();
  }

  static Stream<byte[]> texts() {
    return Stream.of(
        Sample.INTERCHANGE,
        "ISA*]]>*]]]>>\r\n~\rIEA~]]".getBytes(UTF_8),
        "ISA*<a>&amp;\"'*Müller €*\uD83D\uDE00~".getBytes(UTF_8),
        "ISA*\u001d\u001c\u001e\u0000".getBytes(UTF_8),
        "ISA*M\u00fcller\u00ff~\r\n".getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void realTimePayloadsArriveByteForByte(byte[] payload) {
    for (EnvelopeStandard standard : EnvelopeStandard.values()) {
      CoreMessage message = Sample.realTime(payload);
      assertThat(roundTrip(standard, message))
          .as(standard.name())
          .usingRecursiveComparison()
          .isEqualTo(message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchesOfAnyBytesArrive(EnvelopeStandard standard) {
    byte[] payload = new byte[300_000];
    new Random(7).nextBytes(payload);
    CoreMessage message = Sample.batch(payload);
    assertThat(roundTrip(standard, message)).usingRecursiveComparison().isEqualTo(message);
  }

  @ParameterizedTest
  @EnumSource
  void batchesThatLookLikeTheEndOfAPartArrive(EnvelopeStandard standard) {
    CoreMessage message = Sample.batch("\r\n--core\r\n--\r\n\r\n--core--\r\n".getBytes(UTF_8));
    assertThat(roundTrip(standard, message).payload()).isEqualTo(message.payload());
  }

  @ParameterizedTest
  @EnumSource
  void whoSendsIsSaid(EnvelopeStandard standard) {
    Entity entity = Sample.written(standard, Sample.realTime(Sample.INTERCHANGE));
    assertThat(standard.open(entity, Direction.REQUEST).user()).isEqualTo(Sample.USER);
  }

  @ParameterizedTest
  @EnumSource
  void requestsWithoutPayloadFetch(EnvelopeStandard standard) {
    assertThat(roundTrip(standard, Sample.batch(new byte[0])).payload()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          X12_270_Request_005010X279A1; ;                       PayloadTypeRequired
          X12_270_Request_005010X279A1; a b;                    PayloadTypeIllegal
          2026-03-01T12:00:00Z;         yesterday;              TimeStampIllegal
          NORTH;                        '';                     SenderIDRequired
          ISA*00;                       ISA*01;                 CheckSumMismatched
          IEA*1*;                       IEA*;                   PayloadLengthIllegal
          """)
  void whatIsWrongHasItsCode(String from, String to, String code) {
    CoreMessage message = Sample.batch(Sample.INTERCHANGE);
    for (EnvelopeStandard standard : EnvelopeStandard.values()) {
      Entity entity = Sample.changed(Sample.written(standard, message), from, to == null ? "" : to);
      assertThat(refusal(entity)).as(standard.name()).isEqualTo(code);
    }
  }

  @Test
  void modesAndVersionsOfOtherRulesAreNotTaken() {
    Entity soap = Sample.written(EnvelopeStandard.SOAP, Sample.batch(Sample.INTERCHANGE));
    assertThat(refusal(Sample.changed(soap, ">Batch<", ">Later<")))
        .isEqualTo("ProcessingModeIllegal");
    assertThat(refusal(Sample.changed(soap, ">2.2.0<", ">1.1.0<"))).isEqualTo("VersionMismatch");
  }

  @Test
  void aBatchWithoutItsCheckSumIsNotTaken() {
    Entity soap = Sample.written(EnvelopeStandard.SOAP, Sample.batch(Sample.INTERCHANGE));
    String sum = "<CheckSum>" + CoreRule.C2_2_0.checkSum(Sample.INTERCHANGE) + "</CheckSum>";
    assertThat(refusal(Sample.changed(soap, sum, ""))).isEqualTo("CheckSumRequired");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          multipart/form-data;                   x
          multipart/form-data; boundary=x
          multipart/form-data, boundary=x;       --x
          application/json;                      x
          application/json;                      []
          application/json;                      {"PayloadType":{}}
          application/json;                      {"PayloadType":"a"
          application/json;                      {"a":"1","a":"2"}
          """)
  void whatIsNoEnvelopeIsTheSendersFault(String type, String body) {
    Entity entity = new Entity(type.replace(',', ';'), body.getBytes(UTF_8));
    assertThat(refusal(entity)).isEqualTo("Sender");
  }

  @Test
  void restHasItsOwnVersionAndTakesBothCheckSums() {
    Entity rest = Sample.written(EnvelopeStandard.REST, Sample.batch(Sample.INTERCHANGE));
    String sum = CoreRule.C4_0_0.checkSum(Sample.INTERCHANGE);
    Entity older = Sample.changed(rest, sum, CoreRule.C2_2_0.checkSum(Sample.INTERCHANGE));
    EnvelopeStandard standard = EnvelopeStandard.of(older.contentType()).orElseThrow();
    assertThat(standard.open(older, Direction.REQUEST).fields().request().payload())
        .isEqualTo(Sample.INTERCHANGE);
    assertThat(sum).hasSize(64);
    assertThat(refusal(Sample.changed(rest, "\"4.0.0\"", "\"2.2.0\"")))
        .isEqualTo("VersionMismatch");
  }

  @Test
  void passwordsDoNotShow() {
    assertThat(Sample.USER.toString()).doesNotContain("north").doesNotContain("cret");
  }
}
