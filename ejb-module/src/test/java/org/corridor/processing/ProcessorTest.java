package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.profiles.Profiles;
import org.corridor.reconciliation.Keepers;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.routing.Router;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.corridor.writing.Letterhead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {

  private static final String ADMISSION =
      "MSH|^~\\&|APP|FAC|||20250611||ADT^A01|1|P|2.5.1\rPID|1||4711^^^EHM^MR\r";

  @TempDir Path folder;
  private final ScriptedRepository repository = new ScriptedRepository();
  private final RememberingLedger ledger = new RememberingLedger();
  private final ProcessingSettings settings =
      new ProcessingSettings(1, 8, 3, Duration.ofMillis(1), Duration.ofMillis(5));
  private final Committer committer = new Committer(ledger, settings, NoRush.EVER);
  private final Map<MessageId, Fate> told = new ConcurrentHashMap<>();
  private Profiles profiles =
      Profiles.none(name -> new SenderProfile(ZoneOffset.UTC, StandardCharsets.UTF_8, "urn:x"));
  private final Interfaces interfaces = Interfaces.NONE;
  private final Processor processor =
      new Processor(
          new Preparation(
              List.of(new Admissions()),
              new Senders(new InterfaceSenders(() -> profiles, () -> interfaces)),
              new Routing(
                  () -> interfaces,
                  new Router(
                      MessageKinds.writer(new Letterhead("HUB", "")), name -> Optional.empty())),
              one -> Keepers.NONE),
          committer,
          settings,
          (arrival, fate) -> told.put(arrival.id(), fate));

  @BeforeEach
  void open() {
    RepositoryDoor.open(repository);
    committer.start(Thread::new);
  }

  @AfterEach
  void close() {
    committer.close();
    RepositoryDoor.close();
  }

  @Test
  void understoodMessageIsStoredRecordedAndTold() {
    Arrival arrival = arrival(ADMISSION);

    Fate fate = processor.process(arrival);

    assertThat(fate)
        .isEqualTo(new Fate.Processed(List.of("Patient/4711/_history/1"), List.of(noted())));
    assertThat(ledger.fateOf(arrival)).isEqualTo(fate);
    assertThat(told).containsEntry(arrival.id(), fate);
  }

  @Test
  void passingFailureIsTriedAgainUntilItPasses() {
    AtomicInteger failures = new AtomicInteger(2);
    repository.trouble =
        ids -> {
          if (failures.getAndDecrement() > 0) {
            throw new RepositoryUnavailable("version conflict", new IllegalStateException());
          }
        };

    assertThat(processor.process(arrival(ADMISSION))).isInstanceOf(Fate.Processed.class);
  }

  @Test
  void messageThatKeepsFailingWhileTheRepositoryAnswersIsGivenUp() {
    repository.trouble =
        ids -> {
          throw new RepositoryUnavailable("version conflict", new IllegalStateException());
        };
    Arrival arrival = arrival(ADMISSION);

    Fate fate = processor.process(arrival);

    assertThat(fate)
        .isInstanceOfSatisfying(
            Fate.Dead.class,
            dead ->
                assertThat(dead.reason()).isEqualTo("given up after 3 attempts: version conflict"));
    assertThat(ledger.fateOf(arrival)).isEqualTo(fate);
  }

  @Test
  void outageUsesUpNoAttempt() {
    AtomicInteger looks = new AtomicInteger();
    repository.up = false;
    repository.trouble =
        ids -> {
          if (looks.incrementAndGet() <= 2) {
            throw new RepositoryUnavailable("no connection", new IllegalStateException());
          }
          repository.up = true;
        };

    assertThat(processor.process(arrival(ADMISSION))).isInstanceOf(Fate.Processed.class);
    assertThat(looks).hasValue(3);
  }

  @Test
  void unsupportedTypeIsKeptWithItsReason() {
    Fate fate = processor.process(arrival(ADMISSION.replace("ADT^A01", "ZZZ^Z99")));

    assertThat(fate).isInstanceOf(Fate.Dead.class);
    assertThat(fate.findings())
        .containsExactly(Finding.error("MSH-9", "200", "no message family takes ZZZ^Z99"));
    assertThat(repository.transactions).isEmpty();
  }

  @Test
  void whatASenderMayOnlyHaveKeptIsFiltered() throws IOException {
    profile("acknowledgement: {unknown-types: accept}");
    Fate fate = processor.process(arrival(ADMISSION.replace("ADT^A01", "ZZZ^Z99")));

    assertThat(fate).isInstanceOf(Fate.Filtered.class);
    assertThat(fate.findings()).extracting(Finding::code).containsExactly("profile");
    assertThat(repository.transactions).isEmpty();
  }

  @Test
  void theProfileOfAMessageIsNamedWithItAndItsRequirementsAreNoted() throws IOException {
    profile("required: [PID-7]");
    Fate fate = processor.process(arrival(ADMISSION));

    assertThat(fate).isInstanceOf(Fate.Processed.class);
    assertThat(fate.findings())
        .contains(Finding.warning("PID-7", "101", "The profile of this sender requires it."))
        .anySatisfy(
            finding ->
                assertThat(finding.text())
                    .matches("Read with the profile app, version [0-9a-f]{12}\\."));
  }

  private void profile(String line) throws IOException {
    Path file = folder.resolve("app.yaml");
    Files.writeString(file, "match: {application: APP}\n" + line + "\n");
    profiles = Profiles.load(file);
  }

  @Test
  void unreadableBytesAreKeptWithTheirReason() {
    Fate fate = processor.process(arrival("GET / HTTP/1.1\r\n"));

    assertThat(fate).isInstanceOf(Fate.Dead.class);
    assertThat(fate.findings()).isNotEmpty();
  }

  @Test
  void whatWasRefusedAtTheDoorIsOnlyRecorded() {
    Finding refusal = Finding.error("PID-3", "101", "no patient identifier");
    Arrival arrival = arrival(ADMISSION, List.of(refusal));

    assertThat(processor.process(arrival)).isEqualTo(new Fate.Rejected(List.of(refusal)));
    assertThat(repository.transactions).isEmpty();
  }

  @Test
  void errorInTheTranslatorKillsTheMessageNotTheConsumer() {
    Fate fate = processor.process(arrival(ADMISSION.replace("4711", "boom")));

    assertThat(fate)
        .isInstanceOfSatisfying(
            Fate.Dead.class,
            dead -> assertThat(dead.reason()).isEqualTo("internal error: ArithmeticException"));
  }

  private static Arrival arrival(String content) {
    return arrival(content, List.of());
  }

  private static Arrival arrival(String content, List<Finding> refusals) {
    MessageId id = MessageId.next(Clock.systemUTC());
    return new Arrival(
        id,
        "main",
        Instant.EPOCH,
        false,
        "ADT^A01",
        id.toString(),
        "APP",
        "FAC",
        "EHM|4711",
        "AA",
        refusals,
        content.getBytes(StandardCharsets.UTF_8));
  }

  private static Finding noted() {
    return Finding.information("PID", "noted", "seen");
  }

  /** Writes a patient under its number; fails when the number says so. */
  private static final class Admissions implements MessageFamily {
    @Override
    public boolean takes(String type, String trigger) {
      return type.equals("ADT");
    }

    @Override
    public Translation translate(V2Message message, SenderProfile sender) {
      String number = message.value("PID-3.1");
      if (number.isEmpty()) {
        throw new NotTranslatable(List.of(Finding.error("PID-3", "101", "no number")));
      }
      if (number.equals("boom")) {
        throw new ArithmeticException("a patient's name");
      }
      return new Translation(ScriptedRepository.patient(number), List.of(noted()));
    }
  }
}
