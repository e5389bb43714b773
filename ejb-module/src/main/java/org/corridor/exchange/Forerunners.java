package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.corridor.acknowledgement.Acknowledged;
import org.corridor.acknowledgement.AcknowledgementReader;
import org.corridor.journal.Query;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.Separators;

/**
 * Acknowledgements that were here before what they answer: another system has sent that, and it is
 * taken over only now.
 */
final class Forerunners {

  private static final String NAME = "TA1";

  private final Office office;
  private final Answers answers;

  Forerunners(Office office, Answers answers) {
    this.office = office;
    this.answers = answers;
  }

  /** Lets those count that are about an interchange that was just taken over. */
  void count(Connection connection, Partner partner, UUID ours, Interchange header)
      throws SQLException {
    for (UUID note : notes(connection, partner)) {
      for (Acknowledged.OfInterchange said : said(connection, note, header)) {
        Query.update(
            connection, "UPDATE exchange_answer SET interchange_id = ? WHERE id = ?", ours, note);
        StoredInterchange now = InterchangeRows.find(connection, ours).orElseThrow();
        answers.settle(connection, partner, now, said);
      }
    }
    for (UUID set : parked(connection, partner)) {
      Takings.again(connection, set, List.of(), office.now());
    }
  }

  /** TA1s of a partner that are about nothing that is known. */
  private static List<UUID> notes(Connection connection, Partner partner) throws SQLException {
    return Query.list(
        connection,
        "SELECT a.id FROM exchange_answer a JOIN interchange i ON i.id = a.by_interchange WHERE"
            + " a.interchange_id IS NULL AND a.kind = 'TA1' AND a.sealed IS NOT NULL AND i.partner"
            + " = ? ORDER BY a.id",
        row -> row.getObject(1, UUID.class),
        partner.id());
  }

  /** What a TA1 says of an interchange; nothing if it is about another. */
  private List<Acknowledged.OfInterchange> said(
      Connection connection, UUID note, Interchange header) throws SQLException {
    List<Acknowledged.OfInterchange> all = new ArrayList<>();
    AcknowledgementReader reader =
        new AcknowledgementReader(
            one -> {
              if (one instanceof Acknowledged.OfInterchange said
                  && said.control().equals(header.control())
                  && said.date().equals(header.date())) {
                all.add(said);
              }
            });
    answers
        .note(connection, note)
        .map(Answers.Note::raw)
        .filter(raw -> raw.length() > NAME.length())
        .ifPresent(raw -> reader.service(header, segment(raw)));
    return all;
  }

  private static Segment segment(String raw) {
    Separators usual = Separators.USUAL;
    byte element = (byte) raw.charAt(NAME.length());
    return Segment.of(
        raw, new Separators(element, usual.component(), usual.repetition(), usual.segment()));
  }

  /** Acknowledgements of a partner that answered nothing. */
  private static List<UUID> parked(Connection connection, Partner partner) throws SQLException {
    return Query.list(
        connection,
        "SELECT s.id FROM interchange_set s JOIN set_taking t ON t.set_id = s.id WHERE s.state ="
            + " 'PARKED' AND s.partner = ? AND s.direction = 'IN' AND t.consumer = ? AND t.state ="
            + " 'PARKED' ORDER BY s.id",
        row -> row.getObject(1, UUID.class),
        partner.id(),
        Matching.NAME);
  }
}
