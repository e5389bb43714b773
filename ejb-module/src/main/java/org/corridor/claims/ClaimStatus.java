package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import org.corridor.guides.Loop;
import org.corridor.x12.Amounts;
import org.corridor.x12.Segment;

/**
 * What a 277 says of one claim (loop 2200D or 2200E).
 *
 * @param trace TRN02 of our question
 * @param claimNumber REF*EJ, CLM01; may be empty
 * @param payerNumber REF*1K; may be empty
 * @param state what the categories mean together
 * @param statuses each STC composite, in order: of the claim, then of its lines
 * @param chargedCents STC04 of the first
 * @param paidCents STC05 of the first
 */
public record ClaimStatus(
    String trace,
    String claimNumber,
    String payerNumber,
    State state,
    List<Status> statuses,
    long chargedCents,
    long paidCents) {

  /** How a claim stands with its payer. */
  public enum State {
    /** A0 to A2: received, not looked at yet. */
    RECEIVED,
    /** A3, A6 to A8: not taken; it will never be paid as it is. */
    REJECTED,
    /** A4: the payer has no such claim. */
    NOT_FOUND,
    /** A5: the claim was split. */
    SPLIT,
    /** P: being worked on. */
    PENDING,
    /** F0, F3: decided. */
    DECIDED,
    /** F1: paid. */
    PAID,
    /** F2: denied. */
    DENIED,
    /** F4: the patient pays. */
    PATIENT,
    /** R: the payer wants more. */
    INFORMATION_WANTED,
    /** D0, E: the question could not be answered; ask again. */
    UNANSWERED
  }

  /**
   * A status.
   *
   * @param category such as {@code F2}
   * @param code the claim status code
   * @param entity whom it is about, or empty
   * @param effective STC02, CCYYMMDD
   * @param line REF*FJ of the line; empty of the claim
   */
  public record Status(String category, String code, String entity, String effective, String line) {
    State state() {
      return ClaimStatus.state(category);
    }
  }

  /** The state that a category of claim status means. */
  static State state(String category) {
    return switch (category) {
      case "A0", "A1", "A2" -> State.RECEIVED;
      case "A3", "A6", "A7", "A8" -> State.REJECTED;
      case "A4" -> State.NOT_FOUND;
      case "A5" -> State.SPLIT;
      case "F1" -> State.PAID;
      case "F2" -> State.DENIED;
      case "F4" -> State.PATIENT;
      default ->
          switch (category.isEmpty() ? ' ' : category.charAt(0)) {
            case 'F' -> State.DECIDED;
            case 'P' -> State.PENDING;
            case 'R' -> State.INFORMATION_WANTED;
            default -> State.UNANSWERED;
          };
    };
  }

  /** Reads loop 2200D or 2200E of a 277 (005010X212). */
  public static ClaimStatus of(Loop loop) {
    List<Status> statuses = new ArrayList<>();
    loop.segments("STC").forEach(stc -> add(statuses, stc, ""));
    for (Loop line : loop.loops()) {
      if (line.id().startsWith("2220")) {
        String number = line.text("REF", "FJ", 2);
        line.segments("STC").forEach(stc -> add(statuses, stc, number));
      }
    }
    return new ClaimStatus(
        loop.text("TRN", 2),
        loop.text("REF", "EJ", 2),
        loop.text("REF", "1K", 2),
        statuses.isEmpty() ? State.UNANSWERED : statuses.get(0).state(),
        List.copyOf(statuses),
        cents(loop, 4),
        cents(loop, 5));
  }

  private static long cents(Loop loop, int element) {
    return loop.segment("STC")
        .filter(stc -> stc.has(element))
        .map(stc -> Amounts.cents(stc, element))
        .orElse(0L);
  }

  private static void add(List<Status> statuses, Segment stc, String line) {
    for (int element : List.of(1, 10, 11)) {
      if (stc.has(element)) {
        statuses.add(
            new Status(
                stc.text(element, 1),
                stc.text(element, 2),
                stc.text(element, 3),
                stc.text(2),
                line));
      }
    }
  }
}
