package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.corridor.acknowledgement.Acknowledged.LineAnswer;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;

/** Reads a 277CA, level by level, in the memory of one claim. */
final class ClaimAnswers implements AcknowledgementReader.SetReader {
  private static final int MOST_LINES = 999;
  private static final int MOST_REASONS = 100;

  private final Interchange in;
  private final Consumer<Acknowledged> told;
  private String level = "";
  private String batch = "";
  private String provider = "";
  private String claim = "";
  private String payerNumber = "";
  private String clearinghouseNumber = "";
  private long accepted = -1;
  private long rejected = -1;
  private final Statuses statuses = new Statuses();
  private final List<LineAnswer> lines = new ArrayList<>();
  private boolean inLine;
  private String service = "";
  private String lineControl = "";
  private final Statuses lineStatuses = new Statuses();

  /** The statuses of one thing, and what they come to. */
  private static final class Statuses {
    private final List<Reason> reasons = new ArrayList<>();
    private boolean refused;

    void take(Segment stc) {
      for (int element : new int[] {1, 10, 11}) {
        if (stc.has(element)) {
          ClaimStatus status =
              new ClaimStatus(stc.text(element, 1), stc.text(element, 2), stc.text(element, 3));
          if (reasons.size() < MOST_REASONS) {
            reasons.add(Reasons.of(status));
          }
          boolean known = status.category().startsWith("A");
          refused |= known ? status.refuses() : stc.is(3, "U");
        }
      }
    }

    boolean any() {
      return !reasons.isEmpty();
    }

    Standing standing() {
      return refused ? Standing.REJECTED : Standing.ACCEPTED;
    }

    void clear() {
      reasons.clear();
      refused = false;
    }
  }

  ClaimAnswers(Interchange in, Consumer<Acknowledged> told) {
    this.in = in;
    this.told = told;
  }

  @Override
  public void segment(Segment s) {
    switch (s.name()) {
      case "HL" -> {
        end();
        level = s.text(3);
      }
      case "NM1" -> provider = s.is(1, "85") ? s.text(9) : provider;
      case "TRN" -> trace(s);
      case "STC" -> (inLine ? lineStatuses : statuses).take(s);
      case "QTY" -> quantity(s);
      case "REF" -> reference(s);
      case "SVC" -> {
        endLine();
        inLine = true;
        service = s.text(1);
      }
      default -> {}
    }
  }

  private void trace(Segment s) {
    if (level.equals("21")) {
      batch = s.text(2);
    } else if (level.equals("PT")) {
      endClaim();
      claim = s.text(2);
    }
  }

  private void quantity(Segment s) {
    long count = s.text(2).matches("\\d{1,15}") ? Long.parseLong(s.text(2)) : -1;
    if (s.is(1, "90") || s.is(1, "QA")) {
      accepted = count;
    } else if (s.is(1, "AA") || s.is(1, "QC")) {
      rejected = count;
    }
  }

  private void reference(Segment s) {
    if (s.is(1, "FJ") && inLine) {
      lineControl = s.text(2);
    } else if (s.is(1, "1K")) {
      payerNumber = s.text(2);
    } else if (s.is(1, "D9")) {
      clearinghouseNumber = s.text(2);
    }
  }

  /** Tells what is complete when a level or the set ends. */
  @Override
  public void end() {
    switch (level) {
      case "21" -> endBatch("");
      case "19" -> endBatch(provider);
      case "PT" -> endClaim();
      default -> {}
    }
    level = "";
    statuses.clear();
    accepted = -1;
    rejected = -1;
  }

  private void endBatch(String of) {
    if (statuses.any()) {
      Standing standing = statuses.standing();
      boolean partly = standing == Standing.ACCEPTED && rejected > 0;
      told.accept(
          new Acknowledged.OfBatch(
              in,
              batch,
              of,
              accepted,
              rejected,
              partly ? Standing.PARTLY_ACCEPTED : standing,
              List.copyOf(statuses.reasons)));
    }
  }

  private void endClaim() {
    endLine();
    if (!claim.isEmpty()) {
      boolean refused = statuses.standing() == Standing.REJECTED;
      boolean lineRefused = lines.stream().anyMatch(l -> l.standing() == Standing.REJECTED);
      told.accept(
          new Acknowledged.OfClaim(
              in,
              batch,
              claim,
              payerNumber,
              clearinghouseNumber,
              refused
                  ? Standing.REJECTED
                  : lineRefused ? Standing.ACCEPTED_WITH_ERRORS : Standing.ACCEPTED,
              List.copyOf(statuses.reasons),
              List.copyOf(lines)));
    }
    claim = "";
    payerNumber = "";
    clearinghouseNumber = "";
    statuses.clear();
    lines.clear();
  }

  private void endLine() {
    if (inLine && lines.size() < MOST_LINES) {
      lines.add(
          new LineAnswer(
              lineControl, service, lineStatuses.standing(), List.copyOf(lineStatuses.reasons)));
    }
    inLine = false;
    service = "";
    lineControl = "";
    lineStatuses.clear();
  }
}
