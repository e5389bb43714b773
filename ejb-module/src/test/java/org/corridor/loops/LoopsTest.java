package org.corridor.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.LoopRules;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;
import org.corridor.shared.MessageId;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class LoopsTest {

  private static final Duration DAY = Duration.ofHours(24);
  private static final LoopRules RULES =
      new LoopRules(
          Optional.of(new LoopRules.Deadline(DAY, Optional.empty())),
          Optional.of(new LoopRules.Deadline(DAY.multipliedBy(14), Optional.empty())));

  @Parameter TestDatabase kind;
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };
  private JdbcConnectionPool source;
  private Database database;
  private Loops loops;

  @BeforeEach
  void open() {
    source = kind.prepared(clock);
    database = new Database(source);
    loops = new Loops(database, clock);
  }

  @AfterEach
  void close() {
    source.dispose();
  }

  /** A message that comes now, a second after the one before. */
  private LoopWriting.Told message(String interfaceName, String patient, String text) {
    now = now.plusSeconds(1);
    V2Message message =
        V2Message.parse("MSH|^~\\&|A|B|||20261121||" + text.replace("\n", "\r") + "\r");
    Arrival arrival =
        new Arrival(
            MessageId.next(clock),
            interfaceName,
            now,
            false,
            message.header().type() + "^" + message.header().trigger(),
            "1",
            "A",
            "B",
            patient,
            "AA",
            List.of(),
            new byte[0]);
    return new LoopWriting.Told(arrival, LoopReader.read(message, RULES));
  }

  private LoopWriting.Told order(String control, String placer) {
    return message(
        "orders",
        "NORTH|9",
        "OML^O21|1|P|2.5.1\nORC|" + control + "|" + placer + "\nOBR|1|" + placer + "||GLU");
  }

  private LoopWriting.Told result(String placer, String filler, String status) {
    return result("NORTH|9", placer, filler, status);
  }

  private LoopWriting.Told result(String patient, String placer, String filler, String status) {
    return message(
        "results",
        patient,
        "ORU^R01|1|P|2.5.1\nOBR|1|%s|%s|GLU%s%s\nOBX|1|NM|GLU||5||||||%s"
            .formatted(placer, filler, "|".repeat(21), status, status));
  }

  private LoopWriting.Told accepted(String placer, String filler) {
    return message("results", "NORTH|9", "ORL^O22|1|P|2.5.1\nORC|OK|" + placer + "|" + filler);
  }

  private void write(LoopWriting.Told... told) {
    database.inTransaction(
        connection -> {
          loops.writing(List.of(told)).on(connection);
          return true;
        });
  }

  private List<Loop> all() {
    return loops.search(new LoopQuery(Map.of(), Optional.empty(), 100));
  }

  private Loop only() {
    List<Loop> all = all();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<LoopEvent> events() {
    return loops.find(only().id()).orElseThrow().events().stream().map(Loop.Event::event).toList();
  }

  private List<String> numbers() {
    return only().numbers().stream().map(one -> one.role() + " " + one.number()).toList();
  }

  @Test
  void anOrderItsAcceptanceAndItsResultsAreOneThread() {
    write(order("NW", "1^HIS"));
    assertThat(only().state()).isEqualTo(LoopState.OPEN);
    assertThat(only().dueAt()).contains(now.plus(DAY));
    write(accepted("1^HIS", "A7^LAB"));
    write(result("", "A7^LAB", "P"));
    assertThat(only().state()).isEqualTo(LoopState.PARTIAL);
    write(result("1^HIS", "A7^LAB", "F"));
    write(result("1^HIS", "A7^LAB", "C"));

    Loop loop = only();
    assertThat(loop.state()).isEqualTo(LoopState.DONE);
    assertThat(loop.interfaceName()).isEqualTo("orders");
    assertThat(loop.patient()).isEqualTo("NORTH|9");
    assertThat(numbers()).containsExactly("PLACER 1", "FILLER A7");
    assertThat(events())
        .containsExactly(
            LoopEvent.ORDERED,
            LoopEvent.ACCEPTED,
            LoopEvent.PARTIAL,
            LoopEvent.FINAL,
            LoopEvent.CORRECTED);
  }

  @Test
  void aMessageThatIsProcessedAgainChangesNothing() {
    LoopWriting.Told order = order("NW", "1^HIS");
    LoopWriting.Told cancelled = order("CA", "1^HIS");
    LoopWriting.Told done = result("1^HIS", "A7^LAB", "F");
    LoopWriting.Told withdrawn = result("1^HIS", "A7^LAB", "X");
    LoopWriting.Told corrected = result("1^HIS", "A7^LAB", "C");
    write(order);
    write(cancelled);
    write(done);
    write(withdrawn);
    assertThat(only().state()).isEqualTo(LoopState.CANCELLED);
    write(corrected);
    Loop before = only();
    assertThat(before.state()).isEqualTo(LoopState.DONE);
    List<LoopEvent> story = events();
    for (LoopWriting.Told again : List.of(withdrawn, order, done, corrected, cancelled)) {
      write(again);
      assertThat(only()).isEqualTo(before);
    }
    assertThat(events()).isEqualTo(story);
  }

  @Test
  void aResultThatComesBeforeItsOrderIsTheSameThread() {
    LoopWriting.Told order = order("NW", "1^HIS");
    write(result("1^HIS", "A7^LAB", "F"));
    assertThat(only().ordered()).isFalse();
    assertThat(only().interfaceName()).isEqualTo("results");
    write(order);
    assertThat(only().ordered()).isTrue();
    assertThat(only().state()).isEqualTo(LoopState.DONE);
    assertThat(only().interfaceName()).isEqualTo("orders");
    now = now.plus(DAY.multipliedBy(2));
    assertThat(loops.overdue()).isEmpty();
  }

  @Test
  void twoHalvesBecomeOneWhenAMessageHasBothNumbers() {
    write(order("NW", "1^HIS"));
    write(result("", "A7^LAB", "F"));
    assertThat(all()).hasSize(2);
    write(accepted("1^HIS", "A7^LAB"));
    assertThat(only().state()).isEqualTo(LoopState.DONE);
    assertThat(only().ordered()).isTrue();
    assertThat(numbers()).containsExactly("PLACER 1", "FILLER A7");
    assertThat(events()).containsExactly(LoopEvent.ORDERED, LoopEvent.FINAL, LoopEvent.ACCEPTED);
    write(result("", "A7^LAB", "C"));
    assertThat(only().state()).isEqualTo(LoopState.DONE);
  }

  @Test
  void twoHalvesOfOneTransactionBecomeOne() {
    write(order("NW", "1^HIS"), result("", "A7^LAB", "F"), accepted("1^HIS", "A7^LAB"));
    assertThat(only().state()).isEqualTo(LoopState.DONE);
    assertThat(events()).hasSize(3);
  }

  @Test
  void aNumberThatNamesNobodyIsOneOfItsPatient() {
    write(order("NW", "1^HIS"));
    write(result("NORTH|9", "1", "", "F"));
    assertThat(only().state()).isEqualTo(LoopState.DONE);
    write(result("NORTH|10", "1", "", "F"));
    assertThat(all()).hasSize(2);
  }

  @Test
  void theSameNumberOfTwoGiversIsTwoThreads() {
    write(order("NW", "1^HIS"));
    write(order("NW", "1^OTHER"));
    assertThat(all()).hasSize(2);
    write(result("1^OTHER", "", "F"));
    assertThat(all()).extracting(Loop::state).containsExactly(LoopState.DONE, LoopState.OPEN);
  }

  @Test
  void aCancelledOrderIsNotMissed() {
    write(order("NW", "1^HIS"));
    write(order("CA", "1^HIS"));
    now = now.plus(DAY.multipliedBy(2));
    assertThat(loops.overdue()).isEmpty();
    assertThat(only().state()).isEqualTo(LoopState.CANCELLED);
  }

  @Test
  void anOrderWithoutResultIsOverdueUntilThereIsOne() {
    write(order("NW", "1^HIS"));
    Instant due = now.plus(DAY);
    now = due.minusSeconds(1);
    assertThat(loops.overdue()).isEmpty();
    now = due;
    assertThat(loops.overdue())
        .containsExactly(new Loops.Overdue("orders", LoopKind.ORDER, 1, due));
    assertThat(only().state()).isEqualTo(LoopState.OVERDUE);
    write(result("1^HIS", "A7^LAB", "P"));
    assertThat(loops.overdue()).isEmpty();
    assertThat(only().state()).isEqualTo(LoopState.PARTIAL);
  }

  @Test
  void whoeverGivesAThreadUpIsRememberedAndAResultCountsAllTheSame() {
    write(order("NW", "1^HIS"));
    LoopWriting.Told late = accepted("1^HIS", "A7^LAB");
    now = now.plus(DAY.multipliedBy(2));
    assertThat(loops.overdue()).hasSize(1);
    assertThat(loops.close(only().id(), "anna")).isTrue();
    assertThat(loops.close(only().id(), "bert")).isFalse();
    assertThat(loops.overdue()).isEmpty();
    write(late);
    assertThat(only().state()).isEqualTo(LoopState.CANCELLED);
    assertThat(only().closedBy()).isEqualTo("anna");
    write(result("1^HIS", "A7^LAB", "F"));
    assertThat(only().state()).isEqualTo(LoopState.DONE);
  }

  @Test
  void aReferralIsDoneByTheReportThatNamesIt() {
    String numbers = "|R|SP|||R1^GP|||||H7^HOSP";
    write(message("referrals", "GP|9", "REF^I12|1|P|2.5.1\nRF1|P" + numbers));
    assertThat(only().kind()).isEqualTo(LoopKind.REFERRAL);
    assertThat(only().dueAt()).contains(now.plus(DAY.multipliedBy(14)));
    write(message("referrals", "GP|9", "RRI^I12|1|P|2.5.1\nRF1|A" + numbers));
    assertThat(only().state()).isEqualTo(LoopState.OPEN);
    write(
        message(
            "documents",
            "HOSP|77",
            "MDM^T02|1|P|2.5.1\nTXA|1|CN|TX|||||||||D1||R1^GP|||AU\nOBX|1|TX|N||text"));
    assertThat(only().state()).isEqualTo(LoopState.DONE);
    assertThat(events()).containsExactly(LoopEvent.ORDERED, LoopEvent.ACCEPTED, LoopEvent.FINAL);
  }

  @Test
  void everyFilterFindsTheThreadAndNotEverything() {
    write(order("NW", "1^HIS"));
    write(result("NORTH|10", "2^HIS", "A7^LAB", "F"));
    Map<LoopFilter, String> one = Map.of(LoopFilter.PLACER, "HIS|2");
    for (Map<LoopFilter, String> filters :
        List.of(
            one,
            Map.of(LoopFilter.PLACER, "2"),
            Map.of(LoopFilter.FILLER, "A7"),
            Map.of(LoopFilter.FILLER, "LAB|A7"),
            Map.of(LoopFilter.PATIENT, "10"),
            Map.of(LoopFilter.PATIENT, "NORTH|10"),
            Map.of(LoopFilter.STATE, "DONE"),
            Map.of(LoopFilter.INTERFACE, "results"),
            Map.of(LoopFilter.INTERFACE, "results", LoopFilter.PLACER, "2"))) {
      assertThat(loops.search(new LoopQuery(filters, Optional.empty(), 10)))
          .as(filters.toString())
          .extracting(Loop::patient)
          .containsExactly("NORTH|10");
    }
    assertThat(loops.search(new LoopQuery(Map.of(LoopFilter.PLACER, "LAB|2"), Optional.empty(), 9)))
        .isEmpty();
    Loop newest = all().get(0);
    assertThat(loops.search(new LoopQuery(Map.of(), Optional.of(newest.id()), 9)))
        .extracting(Loop::patient)
        .containsExactly("NORTH|9");
  }

  @Test
  void twoWritersOfOneNewThreadMakeOne() throws InterruptedException {
    List<LoopWriting.Told> told = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      told.add(result("NORTH|" + i, "1^HIS", "A7^LAB", i % 2 == 0 ? "P" : "F"));
    }
    List<Thread> threads =
        told.stream().map(one -> new Thread(() -> write(one), "writer")).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(only().state()).isEqualTo(LoopState.DONE);
    assertThat(events()).hasSize(40);
  }

  @Test
  void whatSendersWriteFitsWhateverItIs() {
    String odd = "\u0000x".repeat(300);
    write(message("orders", odd + "|" + odd, "OML^O21|1|P|2.5.1\nORC|NW|" + odd + "^" + odd));
    assertThat(only().numbers()).hasSize(1);
  }
}
