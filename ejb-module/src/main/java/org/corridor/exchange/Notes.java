package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** Notes what they say with what they answer, and puts it before those who take TA1s. */
  void write(Office office, Answers answers, Arrival arrival) throws SQLException {
    Connection connection = arrival.connection();
    for (Note note : notes) {
      Optional<UUID> written =
          answers.ofInterchange(
              connection, arrival.stored().id(), arrival.partner(), note.said(), note.raw());
      if (written.isPresent()) {
        Takings.begin(connection, written.get(), office.consumers().of("TA1"), office.now());
      }
    }
  }
}
