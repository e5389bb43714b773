package org.corridor.exchange;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.corridor.acknowledgement.Acknowledged;
import org.corridor.acknowledgement.AcknowledgementReader;
import org.corridor.guides.GuidedHandler;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;

/** TA1 segments of an interchange that came: they stand in no set that somebody could take. */
final class Notes implements GuidedHandler {

  private record Note(Acknowledged.OfInterchange said, String raw) {}

  private final List<Note> notes = new ArrayList<>();

  @Override
  public void service(Interchange interchange, Segment segment) {
    new AcknowledgementReader(
            one -> {
              if (one instanceof Acknowledged.OfInterchange said) {
                notes.add(new Note(said, segment.raw()));
              }
            })
        .service(interchange, segment);
  }

  /** Notes what they say with what they answer. */
  void write(Answers answers, Arrival arrival) throws SQLException {
    for (Note note : notes) {
      answers.ofInterchange(
          arrival.connection(), arrival.stored().id(), arrival.partner(), note.said(), note.raw());
    }
  }
}
