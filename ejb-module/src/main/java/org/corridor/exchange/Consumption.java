package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.corridor.couriers.Trouble;
import org.corridor.journal.Query;
import org.corridor.shared.Trace;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Separators;

/** Hands accepted sets to those who take them, one by one: none costs another. */
public final class Consumption {

  private static final Logger LOG = System.getLogger(Consumption.class.getName());
  private static final int AT_ONCE = 100;
  private static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Office office;
  private final Consumers consumers;
  private final Duration lease;

  Consumption(Office office, Consumers consumers, Duration lease) {
    this.office = office;
    this.consumers = consumers;
    this.lease = lease;
  }

  /**
   * Hands out what is due.
   *
   * @return how many were taken or tried
   */
  public int round() {
    Instant now = office.now();
    List<Takings.Due> due =
        office.database().inTransaction(connection -> Takings.due(connection, now, AT_ONCE));
    int tried = 0;
    for (Takings.Due one : due) {
      boolean ours =
          office
              .database()
              .inTransaction(
                  connection -> Takings.lease(connection, one, office.now().plus(lease)));
      if (ours) {
        hand(one);
        tried++;
      }
    }
    return tried;
  }

  private void hand(Takings.Due due) {
    Optional<SetConsumer> consumer = consumers.named(due.consumer());
    Optional<Taken> set = office.database().inTransaction(connection -> load(connection, due));
    if (consumer.isEmpty() || set.isEmpty()) {
      fail(due, SetState.PARKED, "there is no consumer " + due.consumer());
      return;
    }
    try {
      consumer.get().take(set.get());
      office
          .database()
          .inTransaction(
              connection -> Takings.taken(connection, due.set(), due.consumer(), office.now()));
    } catch (ReceivedSet.TakenAlready done) {
      LOG.log(Level.DEBUG, "set {0} was taken by {1} before", due.set(), due.consumer());
    } catch (SetUnusable e) {
      fail(due, SetState.PARKED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail(due, failed(due), Trouble.of(e));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "{0} did not take set {1}: {2}", due.consumer(), due.set(), Trace.of(e));
      fail(due, failed(due), e.getClass().getSimpleName());
    }
  }

  private static SetState failed(Takings.Due due) {
    return due.attempts() + 1 < MOST_ATTEMPTS ? SetState.FAILED : SetState.PARKED;
  }

  private void fail(Takings.Due due, SetState state, String why) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), 20));
    Instant next = office.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    office
        .database()
        .inTransaction(
            connection -> {
              Takings.failed(connection, due, state, why, next, office.now());
              return due;
            });
  }

  private Optional<Taken> load(Connection connection, Takings.Due due) throws SQLException {
    List<StoredSet> sets = InterchangeRows.sets(connection, " WHERE s.id = ?", due.set());
    if (sets.isEmpty()) {
      return Optional.empty();
    }
    StoredSet set = sets.get(0);
    Optional<StoredInterchange> interchange = InterchangeRows.find(connection, set.interchange());
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
    return interchange
        .filter(one -> !groups.isEmpty())
        .map(one -> new Taken(set, one, groups.get(0), due.consumer()));
  }

  private record Group(
      String functionalId,
      String sender,
      String receiver,
      String date,
      String time,
      String control,
      String version) {}

  private final class Taken implements ReceivedSet {

    private final StoredSet set;
    private final StoredInterchange interchange;
    private final Group group;
    private final String consumer;

    Taken(StoredSet set, StoredInterchange interchange, Group group, String consumer) {
      this.set = set;
      this.interchange = interchange;
      this.group = group;
      this.consumer = consumer;
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
      writer.group(
          new FunctionalGroup(
              isa,
              group.functionalId(),
              group.sender(),
              group.receiver(),
              group.date(),
              group.time(),
              group.control(),
              group.version()));
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
}
