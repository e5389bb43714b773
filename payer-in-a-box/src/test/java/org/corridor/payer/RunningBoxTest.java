package org.corridor.payer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.core.CoreClient;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreOutcome;
import org.corridor.core.CoreSettings;
import org.corridor.declared.DeclaredFile;
import org.corridor.declared.Section;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningBoxTest {

  private final Hub hub = new Hub();
  private final PayerBox box = new PayerBox(Rules.standard(), Clock.systemUTC(), 1, 5000);
  @TempDir private Path folder;
  private RunningBox running;

  @BeforeEach
  void open() throws IOException {
    running =
        new RunningBox(
            box,
            new RunningBox.Opening(
                folder.resolve("box"), RunningBox.Ports.FREE, Duration.ZERO, Duration.ofSeconds(1)),
            Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    running.close();
  }

  private byte[] claim(String number) {
    return hub.claims(Hub.claim(2, number, "A10000011", "ALDER", "HC:99213*100"));
  }

  private List<String> answers() throws IOException {
    try (Stream<Path> files = Files.list(running.folder().resolve("from-payer"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void answersAre(int count) {
    await().atMost(Duration.ofSeconds(10)).until(() -> answers().size() == count);
  }

  @Test
  void filesAreAnsweredInTheFolder() throws IOException {
    Files.write(running.folder().resolve("to-payer/claims.x12"), claim("C1"));
    answersAre(3);
    assertThat(running.pay()).hasSize(1);
    assertThat(answers())
        .extracting(name -> name.substring(name.indexOf('.') + 1))
        .containsExactlyInAnyOrder("TA1", "999", "277CA", "835");
    assertThat(running.folder().resolve("done/claims.x12")).exists();
  }

  @Test
  void answersComeLateAndTwiceWhenToldSo() throws IOException {
    box.faults().set(Fault.LATE);
    Files.write(running.folder().resolve("to-payer/.claims.part"), claim("C0"));
    Files.write(running.folder().resolve("to-payer/claims.x12"), claim("C1"));
    await().until(() -> Files.exists(running.folder().resolve("done/claims.x12")));
    assertThat(answers()).isEmpty();
    answersAre(3);
    box.faults().set(Fault.DUPLICATE);
    assertThat(running.pay()).hasSize(1);
    assertThat(answers().stream().filter(name -> name.endsWith("835"))).hasSize(2);
  }

  private CoreClient client() throws IOException {
    Path file = Files.writeString(folder.resolve("core.yaml"), running.coreSection());
    CoreSettings settings =
        DeclaredFile.read(file, root -> settings(root.section("core").orElseThrow()));
    return new CoreClient(settings, Clock.systemUTC());
  }

  private static CoreSettings settings(Section section) {
    assertThat(section.texts("fetch")).contains("835");
    return CoreSettings.read(section);
  }

  private static CoreMessage answered(CoreOutcome outcome) {
    assertThat(outcome).isInstanceOf(CoreOutcome.Answered.class);
    return ((CoreOutcome.Answered) outcome).message();
  }

  @Test
  void questionsAreAnsweredByCore() throws Exception {
    CoreMessage answer =
        answered(
            client()
                .realTime(
                    "X12_270_Request_005010X279A1", hub.inquiry("ALDER", "A10000011", "EQ*30~")));
    assertThat(answer.payloadType()).isEqualTo("X12_271_Response_005010X279A1");
    assertThat(new String(answer.payload(), UTF_8)).contains("EB*1*FAM*30");
  }

  @Test
  void batchesGoByCoreToTheirPayment() throws Exception {
    CoreClient client = client();
    assertThat(answered(client.submit("X12_837_Request_005010X222A1", claim("C1"))).payloadType())
        .isEqualTo("X12_BatchReceiptConfirmation");
    running.paysByCore();
    assertThat(running.pay()).hasSize(1);
    assertThat(kind(client.fetchAcknowledgement("X12_TA1_RetrievalRequest_00501X231A1")))
        .isEqualTo("TA1");
    assertThat(kind(client.fetchAcknowledgement("X12_999_RetrievalRequest_005010X231A1")))
        .isEqualTo("999");
    assertThat(kind(client.fetchResults("X12_835_Request_005010X221A1"))).isEqualTo("835");
    assertThat(kind(client.fetchResults("X12_005010_Request_Batch_Results_277CA")))
        .isEqualTo("277CA");
    assertThat(answered(client.fetchResults("X12_005010_Request_BatchResults")).payloadType())
        .endsWith("NoBatchResultsFile");
  }

  private static String kind(CoreOutcome outcome) {
    return answered(outcome).payloadType().split("_", -1)[1];
  }

  @Test
  void aDoorForPeopleSetsFaultsAndPays() throws Exception {
    try (ControlDoor control = new ControlDoor(running, 0)) {
      assertThat(post(control.address().resolve("/faults"), "silent, late"))
          .isEqualTo("200 faults: [LATE, SILENT]");
      assertThat(box.faults().has(Fault.SILENT)).isTrue();
      assertThat(post(control.address().resolve("/faults"), "nonsense")).startsWith("400 ");
      assertThat(post(control.address().resolve("/pay"), "")).isEqualTo("200 payments: 0");
    }
  }

  private static String post(URI address, String body) throws Exception {
    HttpResponse<String> reply =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return reply.statusCode() + " " + reply.body().strip();
  }
}
