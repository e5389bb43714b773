package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.Query;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Separators;

/** A set that is stored, in the hand of one consumer. */
final class SetInHand implements ReceivedSet {

  /** What its GS says. */
  private record Group(
      String functionalId,
      String sender,
      String receiver,
      String date,
      String time,
      String control,
      String version) {

    FunctionalGroup in(Interchange isa) {
      return new FunctionalGroup(isa, functionalId, sender, receiver, date, time, control, version);
    }
  }

  private final Office office;
  private final StoredSet set;
  private final StoredInterchange interchange;
  private final Group group;
  private final String consumer;

  private SetInHand(
      Office office, StoredSet set, StoredInterchange interchange, Group group, String consumer) {
    this.office = office;
    this.set = set;
    this.interchange = interchange;
    this.group = group;
    this.consumer = consumer;
  }

  /** Finds the one that is due; empty when it is gone. */
  static Optional<ReceivedSet> load(Office office, Connection connection, Takings.Due due)
      throws SQLException {
    List<StoredSet> sets = InterchangeRows.sets(connection, " WHERE s.id = ?", due.set());
    if (sets.isEmpty()) {
      return Optional.empty();
    }
    StoredSet set = sets.get(0);
    List<Group> groups =
        Query.list(
            connection,
            "SELECT functional_id, sender, receiver, gs_date, gs_time, control, version FROM"
                + " interchange_group WHERE interchange_id = ? AND ordinal = ?",
            row ->
                new Group(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7)),
            set.interchange(),
            set.group());
    return InterchangeRows.find(connection, set.interchange())
        .filter(one -> !groups.isEmpty())
        .map(one -> new SetInHand(office, set, one, groups.get(0), due.consumer()));
  }

  @Override
  public Header header() {
    return new Header(
        set.id(),
        set.interchange(),
        set.partner(),
        set.kind(),
        interchange.sender(),
        interchange.receiver(),
        interchange.control(),
        set.groupControl(),
        set.control(),
        set.reference(),
        interchange.at());
  }

  @Override
  public List<Finding> findings() {
    return FindingLines.read(
        set.findings(), interchange.control(), set.groupControl(), set.control());
  }

  @Override
  public InputStream open() throws IOException {
    Interchange isa = isa();
    Separators separators = isa.separators();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    InterchangeWriter writer = new InterchangeWriter(head, separators, false);
    writer.begin(isa);
    writer.group(group.in(isa));
    writer.segments().end();
    char element = (char) separators.element();
    char end = (char) separators.segment();
    String tail =
        "GE"
            + element
            + "1"
            + element
            + group.control()
            + end
            + "IEA"
            + element
            + "1"
            + element
            + isa.control()
            + end;
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(head.toByteArray()),
                office.files().read(interchange.bytes().file(), set.begins(), set.length()),
                new ByteArrayInputStream(tail.getBytes(StandardCharsets.ISO_8859_1)))));
  }

  private Interchange isa() throws IOException {
    StoredInterchange.Bytes bytes = interchange.bytes();
    List<Interchange> found = new ArrayList<>();
    try (InputStream in =
        office
            .files()
            .read(
                bytes.file(),
                bytes.begins(),
                Math.min(FileStore.PART, set.begins() - bytes.begins()))) {
      Splitting.read(in, (header, from) -> found.add(header));
    }
    if (found.isEmpty()) {
      throw new IOException("the interchange is gone");
    }
    return found.get(0);
  }

  @Override
  public void taken(Connection connection) throws SQLException {
    if (!Takings.taken(connection, set.id(), consumer, office.now())) {
      throw new TakenAlready();
    }
  }
}
