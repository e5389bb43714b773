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
  private final Answers answers;
  private final Duration lease;

  Consumption(Office office, Answers answers, Duration lease) {
    this.office = office;
    this.answers = answers;
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
    Optional<SetConsumer> consumer = office.consumers().named(due.consumer());
    Optional<ReceivedSet> set =
        office.database().inTransaction(connection -> load(connection, due));
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
      fail(due, parked(set.get()), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail(due, failed(due, set.get()), Trouble.of(e));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "{0} did not take set {1}: {2}", due.consumer(), due.set(), Trace.of(e));
      fail(due, failed(due, set.get()), e.getClass().getSimpleName());
    }
  }

  private static SetState failed(Takings.Due due, ReceivedSet set) {
    return due.attempts() + 1 < MOST_ATTEMPTS ? SetState.FAILED : parked(set);
  }

  /** People see only sets that came: everything else is tried again. */
  private static SetState parked(ReceivedSet set) {
    return set instanceof Taken taken && taken.set.direction() == Direction.IN
        ? SetState.PARKED
        : SetState.FAILED;
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

  private Optional<ReceivedSet> load(Connection connection, Takings.Due due) throws SQLException {
    List<StoredSet> sets = InterchangeRows.sets(connection, " WHERE s.id = ?", due.set());
    if (sets.isEmpty()) {
      return note(connection, due);
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

  private Optional<ReceivedSet> note(Connection connection, Takings.Due due) throws SQLException {
    Optional<Answers.Note> note = answers.note(connection, due.set());
    Optional<StoredInterchange> in =
        note.isEmpty() ? Optional.empty() : InterchangeRows.find(connection, note.get().by());
    return in.map(one -> new TakenNote(office, one, due.set(), note.get().raw(), due.consumer()));
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
          set.direction() == Direction.IN
              ? interchange.at()
              : interchange.sentAt().orElse(interchange.at()));
    }

    @Override
    public List<Finding> findings() {
      return FindingLines.read(
          set.findings(), interchange.control(), set.groupControl(), set.control());
    }

    @Override
    public InputStream open() throws IOException {
      Interchange isa = Splitting.header(office, interchange);
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

    @Override
    public void taken(Connection connection) throws SQLException {
      if (!Takings.taken(connection, set.id(), consumer, office.now())) {
        throw new TakenAlready();
      }
    }
  }
}
