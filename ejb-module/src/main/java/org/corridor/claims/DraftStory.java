package org.corridor.claims;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.corridor.exchange.ClaimEvent;
import org.corridor.exchange.ClaimEventKind;

/** What drafts mean for the stories of their claims. */
final class DraftStory {
  private DraftStory() {}

  /**
   * What is new about a draft.
   *
   * @param known whether it was in the work-list before
   * @param before what was found then
   */
  static List<ClaimEvent> of(Draft draft, boolean known, List<DraftFinding> before, Instant now) {
    List<ClaimEvent> events = new ArrayList<>();
    if (draft.number().isEmpty()) {
      return events;
    }
    for (Draft.Charge charge : draft.charges()) {
      events.add(
          event(draft, ClaimEventKind.CHARGE, charge.at(), charge.raw(), charge.reference()));
    }
    if (!known) {
      events.add(made(draft, now));
    }
    List<DraftFinding> news =
        draft.findings().stream().filter(one -> !before.contains(one)).toList();
    events.addAll(findings(draft.number(), news, now));
    return events;
  }

  /** A draft that was ready, and does not leave after all. */
  static List<ClaimEvent> stays(DraftRow row, List<DraftFinding> findings, Instant now) {
    return findings(row.number(), findings, now);
  }

  /** A draft by which nothing is billed any more. */
  static ClaimEvent withdrawn(DraftRow row, Instant now) {
    return new ClaimEvent(
        row.number(), ClaimEventKind.NOTE, now, ClaimEvent.Spot.NOWHERE, "", "withdrawn");
  }

  private static List<ClaimEvent> findings(
      String number, List<DraftFinding> findings, Instant now) {
    return findings.stream()
        .map(one -> "%s %s: %s".formatted(one.code(), one.where(), one.text()))
        .map(
            note ->
                new ClaimEvent(
                    number, ClaimEventKind.FINDING, now, ClaimEvent.Spot.NOWHERE, "", note))
        .toList();
  }

  private static ClaimEvent made(Draft draft, Instant now) {
    ClaimEventKind kind =
        draft.purpose() == DraftPurpose.SECONDARY ? ClaimEventKind.SECONDARY : ClaimEventKind.CLAIM;
    String note =
        "%s of %d.%02d for %s: %s"
            .formatted(
                draft.kind().guide(),
                draft.totalCents() / 100,
                draft.totalCents() % 100,
                draft.payer(),
                draft.purpose());
    return event(draft, kind, now, "", note);
  }

  private static ClaimEvent event(
      Draft draft, ClaimEventKind kind, Instant at, String raw, String note) {
    return new ClaimEvent(draft.number(), kind, at, ClaimEvent.Spot.NOWHERE, raw, note);
  }
}
