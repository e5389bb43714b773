package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.corridor.couriers.TestSecrets;
import org.corridor.declared.DeclaredFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreClientTest {

  @TempDir static Path folder;
  private static Path store = Path.of("");

  @BeforeAll
  static void makeKeys() throws IOException, InterruptedException {
    store = HttpsPeer.key(folder);
  }

  @BeforeEach
  void configure() {
    TestSecrets.use(
        Map.of("corridor.secret.payer", "s<e>cret&", "corridor.secret.store", HttpsPeer.PASSWORD));
  }

  @AfterEach
  void forget() {
    TestSecrets.forget();
  }

  private static CoreClient client(String url, EnvelopeStandard standard, String... more)
      throws IOException {
    String keys = more.length > 1 ? more[1] : "";
    String yaml =
        """
        url: %s
        envelope: %s
        sender: NORTH
        receiver: PAYER
        real-time-timeout: 1s
        largest-answer: 1
        tls: {trust-store: %s, trust-store-password: '${store}'%s}
        %s
        """
            .formatted(
                url,
                standard.name().toLowerCase(Locale.ROOT),
                store,
                keys,
                more.length > 0 ? more[0] : "user: north\npassword: '${payer}'");
    Path file = Files.writeString(folder.resolve("partner.yaml"), yaml);
    return new CoreClient(DeclaredFile.read(file, CoreSettings::read), Sample.NOON);
  }

  private static CoreOutcome asked(HttpsPeer.Handler handler) throws Exception {
    try (HttpsPeer peer = new HttpsPeer(store, handler)) {
      return client(peer.url(), EnvelopeStandard.SOAP).realTime(Sample.INQUIRY, Sample.INTERCHANGE);
    }
  }

  private static byte[] payload(CoreOutcome outcome) {
    assertThat(outcome).isInstanceOf(CoreOutcome.Answered.class);
    return ((CoreOutcome.Answered) outcome).message().payload();
  }

  private static Entity answer(CoreMessage message) {
    return EnvelopeStandard.SOAP.write(
        Operation.of(message), Direction.ANSWER, message, java.util.Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void inquiriesAndBatchesAreAnswered(EnvelopeStandard standard) throws Exception {
    Payer payer = new Payer();
    try (HttpsPeer peer = new HttpsPeer(store, HttpsPeer.serving(payer))) {
      CoreClient client = client(peer.url(), standard);
      assertThat(payload(client.realTime(Sample.INQUIRY, Sample.INTERCHANGE)))
          .isEqualTo(Payer.BENEFITS);
      assertThat(payload(client.submit(Sample.INQUIRY, Sample.INTERCHANGE))).isEmpty();
      assertThat(payload(client.fetchResults("X12_005010_Request_Batch_Results_271")))
          .isEqualTo(Payer.BENEFITS);
      client.confirm("X12_999_SubmissionRequest_005010X231A1", "ISA999".getBytes(UTF_8));
    }
    assertThat(payer.taken).hasSize(2).last().isEqualTo("ISA999");
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateIsEnough(EnvelopeStandard standard) throws Exception {
    try (HttpsPeer peer = new HttpsPeer(store, HttpsPeer.serving(new Payer()))) {
      String keys = ", key-store: " + store + ", key-store-password: '${store}'";
      CoreOutcome outcome =
          client(peer.url(), standard, "", keys).realTime(Sample.INQUIRY, Sample.INTERCHANGE);
      assertThat(payload(outcome)).isEqualTo(Payer.BENEFITS);
    }
  }

  @Test
  void strangersAreRefused() throws Exception {
    try (HttpsPeer peer = new HttpsPeer(store, HttpsPeer.serving(new Payer()))) {
      CoreOutcome outcome =
          client(peer.url(), EnvelopeStandard.SOAP, "")
              .realTime(Sample.INQUIRY, Sample.INTERCHANGE);
      assertThat(outcome)
          .asInstanceOf(type(CoreOutcome.Refused.class))
          .extracting(CoreOutcome.Refused::code)
          .isEqualTo("UnAuthorized");
    }
  }

  @Test
  void silenceEndsWithTheDeadline() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CoreOutcome outcome =
        asked(
            request -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(outcome).isEqualTo(new CoreOutcome.InDoubt("no answer within 1000 ms"));
  }

  @Test
  void anAnswerWithAnotherCheckSumIsNotTaken() throws Exception {
    CoreMessage batch = Sample.batch(Sample.INTERCHANGE);
    Entity wrong = Sample.changed(answer(batch), "ISA*00", "ISA*01");
    assertThat(asked(request -> HttpsPeer.send(request, 200, wrong)))
        .isEqualTo(new CoreOutcome.InDoubt("the answer cannot be taken: CheckSumMismatched"));
  }

  @Test
  void anAnswerWithoutMeasureIsCutOff() throws Exception {
    Entity large = new Entity("application/soap+xml", new byte[2_000_000]);
    assertThat(asked(request -> HttpsPeer.send(request, 200, large)))
        .isEqualTo(new CoreOutcome.InDoubt("the answer is larger than 1048576 bytes"));
  }

  @Test
  void anAnswerWithADtdIsNotTaken() throws Exception {
    Entity attack =
        Sample.changed(
            answer(Sample.realTime(Sample.INTERCHANGE)),
            "<env:Envelope",
            "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><env:Envelope");
    assertThat(asked(request -> HttpsPeer.send(request, 200, attack)))
        .isEqualTo(new CoreOutcome.InDoubt("the answer cannot be taken: Sender"));
  }

  @Test
  void faultsAndBareStatesAreTold() throws Exception {
    Entity fault = SoapWriter.fault(CoreRefused.receiver("closed"));
    assertThat(asked(request -> HttpsPeer.send(request, 500, fault)))
        .isEqualTo(new CoreOutcome.Refused("Receiver", "closed"));
    Entity page = new Entity("text/html", new byte[0]);
    assertThat(asked(request -> HttpsPeer.send(request, 503, page)))
        .isEqualTo(new CoreOutcome.Unreached("answered 503"));
  }

  @Test
  void aTokenThatEndedIsFetchedOnceMore() throws Exception {
    Payer payer = new Payer();
    List<String> tokens = new ArrayList<>();
    HttpsPeer.Handler core = HttpsPeer.serving(payer);
    HttpsPeer.Handler handler =
        request -> {
          if (request.getRequestURI().getPath().equals("/token")) {
            tokens.add("T" + tokens.size());
            String body =
                "{\"access_token\":\"" + tokens.get(tokens.size() - 1) + "\",\"expires_in\":600}";
            HttpsPeer.send(request, 200, new Entity("application/json", body.getBytes(UTF_8)));
          } else if ("Bearer T1".equals(request.getRequestHeaders().getFirst("Authorization"))) {
            core.answer(request);
          } else {
            byte[] problem = "{\"title\":\"expired\"}".getBytes(UTF_8);
            HttpsPeer.send(request, 401, new Entity("application/json", problem));
          }
        };
    try (HttpsPeer peer = new HttpsPeer(store, handler)) {
      String login =
          "oauth2: {token-url: %s, client-id: north, client-secret: '${payer}'}\nuser: north\npassword: '${payer}'"
              .formatted(peer.url().replace("/core", "/token"));
      CoreClient client = client(peer.url(), EnvelopeStandard.REST, login);
      assertThat(payload(client.realTime(Sample.INQUIRY, Sample.INTERCHANGE)))
          .isEqualTo(Payer.BENEFITS);
      assertThat(payload(client.realTime(Sample.INQUIRY, Sample.INTERCHANGE)))
          .isEqualTo(Payer.BENEFITS);
    }
    assertThat(tokens).containsExactly("T0", "T1");
  }

  @Test
  void errorsOfAGatewayAreNoAnswers() throws Exception {
    Entity page = new Entity("application/json", "{\"title\":\"busy\"}".getBytes(UTF_8));
    assertThat(asked(request -> HttpsPeer.send(request, 503, page)))
        .isEqualTo(new CoreOutcome.Unreached("answered 503"));
  }

  @Test
  void whoIsNotThereIsUnreached() throws Exception {
    CoreClient client = client("https://127.0.0.1:1/core", EnvelopeStandard.MIME);
    assertThat(client.realTime(Sample.INQUIRY, Sample.INTERCHANGE))
        .isEqualTo(new CoreOutcome.Unreached("no connection: the connection was refused"));
  }
}
