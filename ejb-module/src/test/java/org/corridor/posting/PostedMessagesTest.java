package org.corridor.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.corridor.couriers.Transports;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.intake.NotStored;
import org.corridor.intake.OpenDoor;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Format;
import org.corridor.journal.TestDatabase;
import org.corridor.pickup.LooseSheets;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostedMessagesTest {

  private static final String ADT =
      "MSH|^~\\&|APP|FAC|HUB|HERE|20250611||ADT^A01^ADT_A01|1|P|2.5.1\rPID|1||42^^^EHM^MR\r";

  private static final String BUNDLE =
      "{\"resourceType\":\"Bundle\",\"type\":\"transaction\","
          + "\"identifier\":{\"system\":\"urn:lab\",\"value\":\"B-1\"},\"entry\":[{\"resource\":"
          + "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"42\"}]},"
          + "\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";

  @TempDir Path folder;
  private Interfaces interfaces = Interfaces.NONE;
  private final OpenDoor hub = new OpenDoor(() -> interfaces);
  private final PostedMessages messages =
      new PostedMessages(
          hub.door(),
          new LooseSheets(
              new Database(TestDatabase.H2.prepared(Clock.systemUTC())), hub.door(), hours()),
          () -> interfaces,
          new PostingSettings(1000, Duration.ofMillis(300), 1));

  /** A clock on which an hour passes from one look to the next. */
  private static Clock hours() {
    AtomicLong looks = new AtomicLong();
    InstantSource source =
        () -> Instant.parse("2026-11-22T10:00:00Z").plus(looks.getAndIncrement(), HOURS);
    return source.withZone(ZoneOffset.UTC);
  }

  private void declare(String rest) throws IOException {
    Path file = folder.resolve("portal.yaml");
    Files.writeString(file, "interface: portal\n" + rest);
    interfaces = Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private static Post of(Post.Kind kind, Optional<Charset> charset, String key, byte[] content) {
    return new Post("portal", kind, charset, "lab-system", key, content);
  }

  private Answer post(boolean fhir, String key, String content) throws InterruptedException {
    Post.Kind kind = fhir ? Post.Kind.FHIR : Post.Kind.V2;
    return messages.post(of(kind, Optional.empty(), key, content.getBytes(UTF_8))).orElseThrow();
  }

  private Answer table(String key, String content) throws InterruptedException {
    return messages
        .post(of(Post.Kind.TABLE, Optional.empty(), key, content.getBytes(UTF_8)))
        .orElseThrow();
  }

  private Answer v2(String content) throws InterruptedException {
    return post(false, "", content);
  }

  private static String body(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void onlyAnInterfaceThatSaysSoIsPostedTo() throws Exception {
    assertThat(messages.takes("portal")).isFalse();
    declare("from: {mllp: {port: 2600}}");
    assertThat(messages.takes("portal")).isFalse();
    assertThat(messages.post(of(Post.Kind.V2, Optional.empty(), "", ADT.getBytes(UTF_8))))
        .isEmpty();
    declare("from: {http: true}");
    assertThat(messages.takes("portal")).isTrue();
  }

  @Test
  void aMessageIsAnsweredWithItsAcknowledgementOnceItIsDurable() throws Exception {
    declare("from: {http: true}");
    Answer answer = v2(ADT);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/hl7-v2");
    assertThat(body(answer)).contains("MSA|AA|1");
    assertThat(hub.arrivals())
        .singleElement()
        .satisfies(
            arrival -> {
              assertThat(arrival.interfaceName()).isEqualTo("portal");
              assertThat(arrival.format()).isEqualTo(Format.V2);
              assertThat(answer.message()).contains(arrival.id());
            });
  }

  @Test
  void aRefusedMessageIsA422WithItsAcknowledgement() throws Exception {
    declare("from: {http: true}");
    Answer answer = v2(ADT.replace("42^^^EHM^MR", ""));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(body(answer)).contains("MSA|AE|1");
    assertThat(v2("nonsense").status()).isEqualTo(422);
  }

  @Test
  void aBatchIsAnsweredMessageByMessage() throws Exception {
    declare("from: {http: true}");
    Answer answer =
        v2("FHS|^~\\&\rBHS|^~\\&\r" + ADT + ADT.replace("|1|P|", "|2|P|") + "BTS|2\rFTS|1\r");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(body(answer)).containsSubsequence("MSA|AA|1", "MSA|AA|2");
    assertThat(hub.arrivals()).hasSize(2);
  }

  @Test
  void aResendGetsTheSameAnswerAndIsNotTakenTwice() throws Exception {
    declare("from: {http: true}");
    Answer first = v2(ADT);
    Answer second = v2(ADT);
    assertThat(second.message()).isEqualTo(first.message());
    assertThat(hub.arrivals()).hasSize(1);
  }

  @Test
  void anInterfaceThatAcknowledgesWhatIsProcessedLetsTheRequestWait() throws Exception {
    declare("from: {http: true}\nacknowledge: processed");
    Thread processing =
        new Thread(
            () -> {
              while (hub.arrivals().isEmpty()) {
                Thread.onSpinWait();
              }
              Arrival arrival = hub.arrivals().get(0);
              hub.applications()
                  .settled(arrival.id(), "AE", List.of(Finding.error("PID-5", "101", "missing")));
            });
    processing.start();
    Answer answer = v2(ADT);
    processing.join();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(body(answer)).contains("MSA|AE|1", "PID^1^5");
  }

  @Test
  void whoWaitsForTooLongHearsThatTheMessageWasReceived() throws Exception {
    declare("from: {http: true}\nacknowledge: processed");
    Answer answer = v2(ADT);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.message()).contains(hub.arrivals().get(0).id());
  }

  @Test
  void aBundleIsReceivedUnderItsName() throws Exception {
    declare("from: {http: true}");
    Answer answer = post(true, "", BUNDLE);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.contentType()).isEqualTo("application/fhir+json");
    assertThat(body(answer)).contains("OperationOutcome", "information");
    assertThat(hub.arrivals())
        .singleElement()
        .satisfies(
            arrival -> {
              assertThat(arrival.format()).isEqualTo(Format.FHIR);
              assertThat(arrival.messageType()).isEqualTo("Bundle^transaction");
              assertThat(arrival.controlId()).isEqualTo("B-1");
              assertThat(arrival.sendingApplication()).isEqualTo("lab-system");
              assertThat(arrival.sendingFacility()).isEqualTo("urn:lab");
              assertThat(arrival.patient()).isEqualTo("urn:mrn|42");
              assertThat(arrival.content()).isEqualTo(BUNDLE.getBytes(UTF_8));
            });
  }

  @Test
  void aBundleThatComesAgainIsRecognisedByItsNameAndItsContent() throws Exception {
    declare("from: {http: true}");
    Answer first = post(true, "", BUNDLE);
    Answer again = post(true, "", BUNDLE);
    assertThat(again.message()).isEqualTo(first.message());
    assertThat(again.status()).isEqualTo(202);

    Answer other = post(true, "", BUNDLE.replace("\"42\"", "\"43\""));
    assertThat(other.status()).isEqualTo(422);
    assertThat(body(other)).contains("duplicate");
    assertThat(hub.arrivals()).hasSize(2);
    assertThat(hub.arrivals().get(1).refusals()).isNotEmpty();
  }

  @Test
  void aKeyOfTheRequestNamesIt() throws Exception {
    declare("from: {http: true}");
    Answer first = post(true, "k1", BUNDLE);
    assertThat(post(true, "k1", BUNDLE).message()).isEqualTo(first.message());
    assertThat(post(true, "k2", BUNDLE).message()).isNotEqualTo(first.message());
    assertThat(post(true, "k".repeat(201), BUNDLE).status()).isEqualTo(400);
  }

  @Test
  void whatCannotBeReadIsAnsweredWithItsMistakesAndKept() throws Exception {
    declare("from: {http: true}");
    Answer noJson = post(true, "", "{");
    assertThat(noJson.status()).isEqualTo(400);
    assertThat(body(noJson)).contains("line 1, column");
    Answer deleting = post(true, "", BUNDLE.replace("POST", "DELETE"));
    assertThat(deleting.status()).isEqualTo(422);
    assertThat(body(deleting)).contains("Bundle.entry[0].request.method", "not-supported");
    assertThat(hub.arrivals()).extracting(one -> one.refusals().size()).containsExactly(1, 1);
    // What was refused may be repaired and sent again.
    assertThat(post(true, "", BUNDLE).status()).isEqualTo(202);
  }

  @Test
  void whatIsOnlyPassedOnMayAskForAnything() throws Exception {
    declare("from: {http: true}\nrepository: none");
    assertThat(post(true, "", BUNDLE.replace("POST", "DELETE")).status()).isEqualTo(202);
  }

  private void declareTables() throws IOException {
    declare(
        """
        from:
          http:
            csv:
              separator: ;
              message: ADT^A28
              columns: {MRN: PID-3.1, Last: PID-5.1}
              constants: {PID-3.4: EHM, PID-3.5: MR}
        """);
  }

  private static JsonObject json(Answer answer) {
    return JSON.createReader(new ByteArrayInputStream(answer.body())).readObject();
  }

  private List<String> stored(String place) {
    return hub.arrivals().stream()
        .filter(one -> one.format() == Format.V2 && one.refusals().isEmpty())
        .map(one -> V2Message.parse(one.content(), SenderProfile.UNCONFIGURED).value(place))
        .toList();
  }

  @Test
  void eachRowOfATableIsAMessageOnceItIsAnswered() throws Exception {
    declareTables();
    Answer answer = table("", "MRN;Last\n7;Ng\n\n8;Po\n");
    assertThat(answer.status()).as(body(answer)).isEqualTo(202);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(stored("PID-3.1")).containsExactly("7", "8");
    assertThat(stored("MSH-3")).containsExactly("portal", "portal");
    assertThat(stored("ZRW-2")).containsExactly("2", "4");
    List<String> ids = hub.arrivals().stream().map(one -> one.id().toString()).toList();
    assertThat(json(answer).toString())
        .isEqualTo(
            ("{\"received\":2,\"cameBefore\":0,\"refused\":0,\"messages\":["
                    + "{\"at\":\"row 2\",\"id\":\"%s\"},{\"at\":\"row 4\",\"id\":\"%s\"}]}")
                .formatted(ids.toArray()));
    assertThat(answer.message()).contains(hub.arrivals().get(0).id());
  }

  @Test
  void aTableThatComesAgainIsRecognisedByItsContent() throws Exception {
    declareTables();
    Answer first = table("", "MRN;Last\n7;Ng\n8;Po\n");
    Answer again = table("", "MRN;Last\n7;Ng\n8;Po\n");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.message()).isEqualTo(first.message());
    assertThat(json(again).getInt("received")).isZero();
    assertThat(json(again).getInt("cameBefore")).isEqualTo(2);
    assertThat(json(again).get("messages")).isEqualTo(json(first).get("messages"));
    assertThat(hub.arrivals()).hasSize(2);
    assertThat(json(table("", "MRN;Last\n7;Ng\n8;Po\n9;Li\n")).getInt("received")).isEqualTo(3);
  }

  @Test
  void aKeyNamesATableAndItsRepairedForm() throws Exception {
    declareTables();
    assertThat(table("k1", "MRN;Last\n7;Ng\n8\n").status()).isEqualTo(422);
    Answer repaired = table("k1", "MRN;Last\n7;Ng\n8;Po\n");
    assertThat(repaired.status()).as(body(repaired)).isEqualTo(202);
    assertThat(json(repaired).getInt("received")).isOne();
    assertThat(json(repaired).getInt("cameBefore")).isOne();
    assertThat(stored("PID-3.1")).containsExactly("7", "8");

    Answer other = table("k1", "MRN;Last\n7;Ng\n9;Li\n");
    assertThat(other.status()).isEqualTo(422);
    assertThat(body(other)).contains("This name came before, with other content");
    assertThat(stored("PID-3.1")).containsExactly("7", "8");
    assertThat(json(table("k2", "MRN;Last\n7;Ng\n8;Po\n")).getInt("received")).isEqualTo(2);
    assertThat(stored("ZRW-1")).containsExactly("k1", "k1", "k2", "k2");
    assertThat(table("k".repeat(201), "MRN;Last\n").status()).isEqualTo(400);
  }

  @Test
  void aRowThatCannotBeTakenIsListedAndCostsNoOther() throws Exception {
    declareTables();
    String content = "MRN;Last\n7;Ng\n8\n;Secret\n9;Li\n";
    Answer answer = table("", content);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(stored("PID-3.1")).containsExactly("7", "9");
    JsonObject problem = json(answer);
    assertThat(problem.getInt("status")).isEqualTo(422);
    assertThat(problem.getString("detail"))
        .isEqualTo("Of 4 rows 2 could not be taken; the others are");
    assertThat(problem.getInt("received")).isEqualTo(2);
    assertThat(problem.getInt("refused")).isEqualTo(2);
    assertThat(problem.getJsonArray("refusals").getJsonObject(0).toString())
        .isEqualTo("{\"at\":\"row 3\",\"why\":\"it has 1 columns, and the first row has 2\"}");
    assertThat(problem.getJsonArray("refusals").getJsonObject(1).getString("why"))
        .startsWith("refused at the door (")
        .contains("; the journal has it as ");
    assertThat(body(answer)).doesNotContain("Secret");
    Arrival kept = hub.arrivals().get(hub.arrivals().size() - 1);
    assertThat(answer.message()).contains(kept.id());
    assertThat(kept.format()).isEqualTo(Format.TABLE);
    assertThat(kept.content()).isEqualTo(content.getBytes(UTF_8));
    assertThat(kept.refusals()).extracting(Finding::location).containsExactly("row 3", "row 4");
  }

  @Test
  void aTableOfWhichNothingCanBeMadeIsKeptAndNoRowIs() throws Exception {
    declareTables();
    Answer answer = table("", "MRN;Name\n7;Ng\n");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(json(answer).getString("detail"))
        .isEqualTo("Its first row names the column Last not at all");
    assertThat(table("", "\n\n").status()).isEqualTo(422);
    assertThat(hub.arrivals()).extracting(Arrival::format).containsOnly(Format.TABLE);
    assertThat(hub.arrivals()).hasSize(2);
    assertThat(json(table("", "MRN;Last\n")).getInt("received")).isZero();
  }

  @Test
  void aTableIsReadInTheCharacterSetThatItsSenderNames() throws Exception {
    declareTables();
    Charset windows = Charset.forName("windows-1252");
    byte[] content = "MRN;Last\n7;M\u00fcller\n".getBytes(windows);
    assertThat(messages.post(of(Post.Kind.TABLE, Optional.empty(), "", content)).orElseThrow())
        .satisfies(answer -> assertThat(body(answer)).contains("row 2", "it is not UTF-8"));
    assertThat(messages.post(of(Post.Kind.TABLE, Optional.of(windows), "", content)).orElseThrow())
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(202));
    assertThat(stored("PID-5.1")).containsExactly("M\u00fcller");
  }

  @Test
  void anInterfaceWithoutColumnsTakesNoTablesAndOneWithThemTakesMessagesToo() throws Exception {
    declare("from: {http: true}");
    assertThat(table("", "MRN;Last\n7;Ng\n").status()).isEqualTo(415);
    assertThat(hub.arrivals()).isEmpty();
    declareTables();
    assertThat(v2(ADT).status()).isEqualTo(200);
    assertThat(post(true, "", BUNDLE).status()).isEqualTo(202);
  }

  @Test
  void aTableThatTheBrokerDidNotTakeComesAgainAsIfForTheFirstTime() throws Exception {
    declareTables();
    hub.setBroken(true);
    assertThatExceptionOfType(NotStored.class).isThrownBy(() -> table("", "MRN;Last\n7;Ng\n"));
    hub.setBroken(false);
    assertThat(json(table("", "MRN;Last\n7;Ng\n")).getInt("received")).isOne();
    assertThat(stored("PID-3.1")).containsExactly("7");
  }

  @Test
  void nothingIsAnsweredThatTheBrokerDoesNotHave() throws Exception {
    declare("from: {http: true}");
    hub.setBroken(true);
    assertThatExceptionOfType(NotStored.class).isThrownBy(() -> v2(ADT));
    assertThatExceptionOfType(NotStored.class).isThrownBy(() -> post(true, "", BUNDLE));
    hub.setBroken(false);
    assertThat(post(true, "", BUNDLE).status()).isEqualTo(202);
  }
}
