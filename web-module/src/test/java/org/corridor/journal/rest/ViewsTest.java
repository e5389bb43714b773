package org.corridor.journal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.corridor.journal.Format;
import org.corridor.journal.LeftoverCount;
import org.corridor.journal.MessageDetail;
import org.corridor.journal.MessageState;
import org.corridor.journal.MessageSummary;
import org.corridor.processing.Explainer.Explanation;
import org.corridor.replay.Replay;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.shared.UnmappedCode;
import org.corridor.translation.Explained;
import org.junit.jupiter.api.Test;

/** The JSON that clients see, by the server's own JSON-B. */
class ViewsTest {

  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static MessageSummary message(int number) {
    return new MessageSummary(
        MessageId.of("019aa4f0-0000-7000-8000-00000000000" + number),
        "adt-in",
        NOON,
        MessageState.DEAD,
        NOON.plusSeconds(1),
        "ADT^A01",
        "C-" + number,
        "PAS",
        "NORTH",
        "NORTH|12345",
        "AA",
        Format.V2,
        120,
        1,
        "no patient identifier");
  }

  private static String json(Object view) {
    return JSONB.toJson(view);
  }

  @Test
  void aMessageIsShownWhole() {
    MessageDetail detail =
        new MessageDetail(
            message(1),
            List.of(new MessageDetail.Event(NOON, MessageState.RECEIVED, Stop.ACCEPT, "received")),
            List.of(Finding.error("PID-3", "101", "required field missing")),
            List.of("Patient/p/_history/1"),
            new Leftovers(
                List.of("ZPI-3"), List.of(new UnmappedCode("PID-8", "AdministrativeSex", "Q", ""))),
            "00000000000000af");
    assertThat(json(MessageDetailView.of(detail, List.of())))
        .contains(
            "\"id\":\"019aa4f0-0000-7000-8000-000000000001\"",
            "\"receivedAt\":\"2026-11-21T12:00:00Z\"",
            "\"state\":\"DEAD\"",
            "\"contentType\":\"application/hl7-v2\"",
            "\"stop\":\"ACCEPT\"",
            "\"location\":\"PID-3\"",
            "\"references\":[\"Patient/p/_history/1\"]",
            "\"residue\":[\"ZPI-3\"]",
            "\"table\":\"AdministrativeSex\"",
            "\"deliveries\":[]");
  }

  private static LeftoverCount count(int number) {
    return new LeftoverCount(
        new UUID(0, number),
        "adt-in",
        "PAS",
        "NORTH",
        "PID-" + number,
        "AdministrativeSex",
        "Q",
        "",
        17,
        message(number).id());
  }

  @Test
  void leftoversNameTheirNewestMessageAndTheNextPage() {
    ResiduePage page = ResiduePage.of(List.of(count(1), count(2), count(3)), 2);
    assertThat(page.residue()).extracting(r -> r.location()).containsExactly("PID-1", "PID-2");
    assertThat(json(page))
        .contains(
            "\"messages\":17",
            "\"latestMessage\":\"019aa4f0-0000-7000-8000-000000000001\"",
            "\"latestAt\":\"2025-11-",
            "\"next\":\"00000000-0000-0000-0000-000000000002\"");
    assertThat(json(UnmappedCodesPage.of(List.of(count(1)), 2)))
        .contains("\"code\":\"Q\"", "\"table\":\"AdministrativeSex\"")
        .doesNotContain("next");
  }

  @Test
  void aTraceIsOfAllResourcesOrOfOne() {
    Explained name = new Explained("Patient/p", "name[0].family", "PID-5.1", "PID.csv:6", "PID-5");
    Explained start = new Explained("Encounter/e", "period.start", "PV1-44", "PV1.csv:9", "PV1-44");
    Explanation all = new Explanation(true, List.of(name, start), List.of());
    assertThat(json(TraceView.of(all, Optional.empty())))
        .contains("\"sameRules\":true", "\"location\":\"PID-5.1\"", "\"rule\":\"PV1.csv:9\"");
    assertThat(TraceView.of(all, Optional.of("Encounter/e")).elements())
        .extracting(one -> one.path())
        .containsExactly("period.start");
  }

  @Test
  void aPageNamesTheNextOneOnlyWhenThereIsOne() {
    List<MessageSummary> three = IntStream.of(3, 2, 1).mapToObj(ViewsTest::message).toList();
    MessagePage first = MessagePage.of(three, 2);
    assertThat(first.messages()).extracting(MessageView::controlId).containsExactly("C-3", "C-2");
    assertThat(json(first)).contains("\"next\":\"019aa4f0-0000-7000-8000-000000000002\"");
    assertThat(json(MessagePage.of(three, 3))).doesNotContain("next");
    assertThat(json(MessagePage.of(List.of(), 3))).contains("\"messages\":[]");
  }

  @Test
  void aReplayReportCountsByReason() {
    assertThat(json(new Replay.Report(2, Map.of(Replay.Outcome.WAITING, 1), true)))
        .contains("\"queued\":2", "\"skipped\":{\"WAITING\":1}", "\"more\":true");
  }
}
