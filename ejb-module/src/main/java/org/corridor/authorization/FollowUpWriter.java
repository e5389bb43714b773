package org.corridor.authorization;

import java.io.IOException;
import java.time.LocalDateTime;
import org.corridor.authorization.Review.Event;
import org.corridor.x12.SegmentWriter;

/** Writes the body of an inquiry (005010X215): what became of a review that was asked for. */
final class FollowUpWriter {
  private final Levels levels;

  /**
   * @param company TRN03: who asks; empty for the number of who requests
   */
  FollowUpWriter(String company) {
    this.levels = new Levels(company);
  }

  void write(SegmentWriter out, Review review, String trace, LocalDateTime at) throws IOException {
    levels.begin(out, "28", trace, at);
    int level = levels.persons(out, review, false);
    Event event = review.event();
    out.segment("HL").number(level + 1L).number(level).text("EV").text("0");
    levels.trace(out, review, trace);
    out.segment("UM").text(event.category());
    levels.previous(out, review.previous());
    if (event.admission().isPresent()) {
      ReviewWriter.span(out, "435", event.admission().map(day -> new Review.Span(day, day)));
    } else {
      ReviewWriter.span(out, "AAH", event.when());
    }
  }
}
