package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.corridor.hub.Answer;
import org.corridor.hub.Caller;
import org.corridor.hub.Crashes;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 2,000 messages from four systems while the server is killed twice. A system sends again what was
 * not acknowledged, as MLLP asks. Afterwards every acknowledged message is in the repository, once
 * and in order.
 */
@Crashes
@ExtendWith(RunningHub.class)
class CrashIT {

  private static final int SYSTEMS = 4;
  private static final int MESSAGES_EACH = 500;
  private static final int PATIENTS_EACH = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HubUnderTest hub;
  private final Map<String, List<Diary.Line>> acknowledged = new ConcurrentHashMap<>();
  private final OffsetDateTime began = OffsetDateTime.now(ZoneOffset.UTC);
  private final AtomicInteger count = new AtomicInteger();

  CrashIT(HubUnderTest hub) {
    this.hub = hub;
  }

  @Test
  void everyAcknowledgedMessageIsThereOnceAndInOrder()
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService systems = Executors.newFixedThreadPool(SYSTEMS);
    try {
      List<Callable<Void>> tasks =
          IntStream.range(0, SYSTEMS).mapToObj(this::system).<Callable<Void>>map(s -> s).toList();
      List<Future<Void>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(systems.submit(task)));
      killAndRestartAt(700);
      killAndRestartAt(1400);
      for (Future<Void> system : running) {
        system.get();
      }
    } finally {
      systems.shutdownNow();
    }
    awaitQuiet();
    assertEverythingIsThereOnceAndInOrder();
  }

  private Callable<Void> system(int number) {
    Diary diary = new Diary(Integer.toString(number), PATIENTS_EACH);
    return () -> {
      Connection connection = new Connection();
      for (int i = 0; i < MESSAGES_EACH; i++) {
        Diary.Line line = diary.next();
        connection.sendUntilAcknowledged(line);
        acknowledged
            .computeIfAbsent(line.patient(), any -> Collections.synchronizedList(new ArrayList<>()))
            .add(line);
        count.incrementAndGet();
      }
      connection.close();
      return null;
    };
  }

  private void killAndRestartAt(int messages) throws IOException, InterruptedException {
    Awaitility.await().atMost(PATIENCE).until(() -> count.get() >= messages);
    hub.kill();
    hub.up();
  }

  private void awaitQuiet() throws InterruptedException {
    Awaitility.await("all messages to settle")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                hub.journal().find("state=RECEIVED").isEmpty()
                    && hub.journal().find("state=FAILED").isEmpty());
  }

  private void assertEverythingIsThereOnceAndInOrder() throws IOException, InterruptedException {
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<String, List<Diary.Line>> patient : acknowledged.entrySet()) {
      check(patient.getKey(), patient.getValue(), all);
    }
    all.assertThat(
            hub.journal().find("state=DEAD&from=" + Caller.escaped(began.toString()) + "&limit=1"))
        .isEmpty();
    all.assertAll();
  }

  /**
   * Times rise from message to message, so one that overtakes another would leave a version out,
   * and one that is taken twice would add one.
   */
  private void check(String patient, List<Diary.Line> lines, SoftAssertions all)
      throws IOException, InterruptedException {
    Fhir fhir = hub.fhir();
    Bundle people = fhir.search("Patient?identifier=" + patient);
    all.assertThat(people.getEntry()).as("patient " + patient).hasSize(1);
    Bundle history =
        fhir.search(
            people.getEntryFirstRep().getResource().getIdElement().toUnqualifiedVersionless()
                + "/_history?_count=50");
    List<String> newestFirst = new ArrayList<>(Fhir.values(history, "entry.resource.address.city"));
    Collections.reverse(newestFirst);
    all.assertThat(newestFirst)
        .as("versions of " + patient)
        .containsExactlyElementsOf(
            lines.stream()
                .filter(line -> !line.result())
                .map(line -> Diary.city(line.step()))
                .toList());
    Bundle results = fhir.search("Observation?patient.identifier=" + patient + "&_count=50");
    all.assertThat(Fhir.values(results, "entry.resource.value.value"))
        .as("results of " + patient)
        .containsExactlyInAnyOrderElementsOf(
            lines.stream().filter(Diary.Line::result).map(line -> "1" + line.step()).toList());
  }

  /** Connects again and sends again as often as it takes. */
  private final class Connection {
    private final List<Sender> open = new ArrayList<>();

    private void sendUntilAcknowledged(Diary.Line line) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        try {
          if (open.isEmpty()) {
            open.add(hub.sender());
          }
          Answer answer = open.get(0).send(line.text());
          assertThat(answer.controlId()).isEqualTo(line.controlId());
          if (answer.code().equals("AA")) {
            return;
          }
          Thread.sleep(200);
        } catch (IOException gone) {
          open.clear();
          Thread.sleep(200);
        }
      }
      throw new AssertionError("no acknowledgement for " + line.controlId());
    }

    private void close() throws IOException {
      for (Sender sender : open) {
        sender.close();
      }
    }
  }
}
