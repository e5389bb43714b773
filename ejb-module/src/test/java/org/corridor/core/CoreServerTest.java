package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreServerTest {

  private static CoreServer.Reply ask(CoreService service, int largest, Entity entity)
      throws IOException {
    return new CoreServer(service, Sample.NOON, largest)
        .answer(entity.contentType(), new ByteArrayInputStream(entity.body()), Optional.empty());
  }

  private static CoreMessage answer(CoreService service, Entity entity) throws IOException {
    CoreServer.Reply reply = ask(service, 1_000_000, entity);
    Entity back = reply.entity().orElseThrow();
    EnvelopeStandard standard = EnvelopeStandard.of(back.contentType()).orElseThrow();
    CoreMessage answer = standard.open(back, Direction.ANSWER).fields().answer();
    assertThat(reply.status()).isEqualTo(standard.status(answer.errorCode()));
    return answer;
  }

  @ParameterizedTest
  @EnumSource
  void inquiriesAreAnswered(EnvelopeStandard standard) throws IOException {
    CoreMessage asked = Sample.realTime(Sample.INTERCHANGE);
    CoreMessage answer = answer(new Payer(), Sample.written(standard, asked));
    assertThat(answer.errorCode()).isEqualTo("Success");
    assertThat(answer.payloadType()).isEqualTo(Sample.RESPONSE);
    assertThat(answer.payload()).isEqualTo(Payer.BENEFITS);
    assertThat(answer.senderId()).isEqualTo("PAYER");
    assertThat(answer.payloadId()).isNotEqualTo(asked.payloadId());
  }

  @ParameterizedTest
  @EnumSource
  void batchesAreTakenAndTheirResultsHandedOut(EnvelopeStandard standard) throws IOException {
    Payer payer = new Payer();
    answer(payer, Sample.written(standard, Sample.batch(Sample.INTERCHANGE)));
    assertThat(payer.taken).containsExactly(new String(Sample.INTERCHANGE, UTF_8));
    CoreMessage results = answer(payer, Sample.written(standard, Sample.batch(new byte[0])));
    assertThat(results.payload()).isEqualTo(Payer.BENEFITS);
  }

  @ParameterizedTest
  @EnumSource
  void strangersAreToldNothingButThat(EnvelopeStandard standard) throws IOException {
    Entity entity =
        standard.write(
            Operation.REAL_TIME,
            Direction.REQUEST,
            Sample.realTime(Sample.INTERCHANGE),
            Optional.of(new UserToken("north", "guess")));
    CoreMessage answer = answer(new Payer(), Sample.changed(entity, "2026-03-01", "some day"));
    assertThat(answer.errorCode()).isEqualTo("UnAuthorized");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongCheckSumIsNotTaken(EnvelopeStandard standard) throws IOException {
    Payer payer = new Payer();
    Entity entity = Sample.written(standard, Sample.batch(Sample.INTERCHANGE));
    CoreMessage answer = answer(payer, Sample.changed(entity, "ISA*00", "ISA*01"));
    assertThat(answer.errorCode()).isEqualTo("CheckSumMismatched");
    assertThat(payer.taken).isEmpty();
  }

  @Test
  void aFailureBehindIsTheReceiversAndSaysNoMore() throws IOException {
    Payer payer = new Payer();
    payer.failing = true;
    CoreMessage answer =
        answer(payer, Sample.written(EnvelopeStandard.SOAP, Sample.realTime(Sample.INTERCHANGE)));
    assertThat(answer.errorCode()).isEqualTo("Receiver");
    assertThat(answer.errorMessage()).doesNotContain("DOE");
  }

  @Test
  void whoIsNotConfiguredSaysSo() throws IOException {
    CoreMessage answer =
        answer(
            CoreService.none(),
            Sample.written(EnvelopeStandard.MIME, Sample.realTime(Sample.INTERCHANGE)));
    assertThat(answer.errorCode()).isEqualTo("Receiver");
    assertThat(answer.errorMessage()).startsWith("not configured");
  }

  @Test
  void realTimeInsideABatchOperationIsIllegal() throws IOException {
    Entity entity =
        EnvelopeStandard.SOAP.write(
            Operation.SUBMISSION,
            Direction.REQUEST,
            Sample.realTime(Sample.INTERCHANGE),
            Sample.USER);
    Entity base64 = Sample.changed(entity, new String(Sample.INTERCHANGE, UTF_8), "SVNB");
    assertThat(answer(new Payer(), base64).errorCode()).isEqualTo("ProcessingModeIllegal");
  }

  @Test
  void inRestTheStatusSaysWhatTheCodeSays() throws IOException {
    Payer payer = new Payer();
    Entity asked = Sample.written(EnvelopeStandard.REST, Sample.realTime(Sample.INTERCHANGE));
    assertThat(ask(payer, 10_000, asked).status()).isEqualTo(200);
    assertThat(ask(payer, 10_000, Sample.changed(asked, "north", "south")).status()).isEqualTo(401);
    assertThat(ask(payer, 10_000, Sample.changed(asked, "RealTime", "Soon")).status())
        .isEqualTo(400);
    payer.failing = true;
    assertThat(ask(payer, 10_000, asked).status()).isEqualTo(500);
  }

  @Test
  void whatIsNoEnvelopeIsAFault() throws IOException {
    CoreServer.Reply reply =
        ask(new Payer(), 1000, new Entity("application/soap+xml", "<a".getBytes(UTF_8)));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(new String(reply.entity().orElseThrow().body(), UTF_8))
        .contains("<env:Value>env:Sender</env:Value>");
  }

  @Test
  void neitherLargeNorForeignThingsAreRead() throws IOException {
    Entity entity = Sample.written(EnvelopeStandard.SOAP, Sample.batch(Sample.INTERCHANGE));
    int length = entity.body().length;
    assertThat(ask(new Payer(), length - 1, entity).status()).isEqualTo(413);
    assertThat(ask(new Payer(), length, entity).status()).isEqualTo(200);
    assertThat(ask(new Payer(), length, new Entity("text/xml", new byte[0])).status())
        .isEqualTo(415);
  }
}
