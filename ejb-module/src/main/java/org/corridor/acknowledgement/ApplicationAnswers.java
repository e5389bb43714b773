package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** Reads an 824: what the application behind the translator says. */
final class ApplicationAnswers implements AcknowledgementReader.SetReader {
  private static final int MOST_REASONS = 1000;

  private final Interchange in;
  private final Consumer<Acknowledged> told;
  private final List<Reason> reasons = new ArrayList<>();
  private @Nullable Segment open;

  ApplicationAnswers(Interchange in, Consumer<Acknowledged> told) {
    this.in = in;
    this.told = told;
  }

  @Override
  public void segment(Segment s) {
    if (s.is("OTI")) {
      end();
      open = s.kept();
    } else if (s.is("RED") && open != null && reasons.size() < MOST_REASONS) {
      reasons.add(Reasons.of("application", s.text(6)));
    }
  }

  @Override
  public void end() {
    Segment oti = open;
    open = null;
    if (oti != null) {
      told.accept(
          new Acknowledged.ByApplication(
              in,
              oti.text(1),
              oti.text(3),
              oti.text(8),
              oti.text(10),
              oti.text(9),
              standing(oti.text(1)),
              List.copyOf(reasons)));
    }
    reasons.clear();
  }

  private static Standing standing(String scope) {
    return switch (scope.isEmpty() ? "" : scope.substring(scope.length() - 1)) {
      case "A" -> Standing.ACCEPTED;
      case "C", "E" -> Standing.ACCEPTED_WITH_ERRORS;
      case "P" -> Standing.PARTLY_ACCEPTED;
      default -> Standing.REJECTED;
    };
  }
}
