package org.corridor.loops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Arrival;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;
import org.corridor.journal.InTransaction;

/**
 * What messages say of loops, written in the transaction of their fates: one look at the numbers of
 * all of them, one at the loops they mean, and rows in batches. Writing it again changes nothing.
 */
public final class LoopWriting implements InTransaction {

  private final List<Told> told;
  private final Dialect dialect;

  /** A message and what it says. */
  public record Told(Arrival arrival, List<Mention> mentions) {
    LoopDraft.Patient patient() {
      LoopDraft.Patient whole = LoopDraft.Patient.of(arrival.patient());
      return new LoopDraft.Patient(Batch.cut(whole.authority()), Batch.cut(whole.number()));
    }
  }

  /** That a message said something of a loop. */
  record Happened(LoopDraft loop, Arrival arrival, LoopEvent event) {}

  /**
   * @param told only messages that say something
   */
  public LoopWriting(List<Told> told, Dialect dialect) {
    this.told = told.stream().sorted(Comparator.comparing(one -> one.arrival().id())).toList();
    this.dialect = dialect;
  }

  @Override
  public void on(Connection connection) throws SQLException {
    if (told.isEmpty()) {
      return;
    }
    KnownNumbers numbers = KnownNumbers.read(connection, dialect, told);
    Set<LoopDraft> loops = new LinkedHashSet<>();
    List<Happened> events = new ArrayList<>();
    for (Told one : told) {
      for (Mention mention : one.mentions()) {
        LoopDraft loop = loop(one, mention, numbers, loops);
        loop.take(mention, one.arrival());
        numbers.add(mention.numbers(), one.patient().number(), loop);
        events.add(new Happened(loop, one.arrival(), mention.event()));
      }
    }
    LoopRows.write(connection, dialect, loops, numbers.added(), events);
  }

  private static LoopDraft loop(
      Told one, Mention mention, KnownNumbers numbers, Set<LoopDraft> loops) {
    List<LoopDraft> meant = numbers.meant(mention.numbers(), one.patient().number());
    LoopDraft loop =
        meant.isEmpty()
            ? new LoopDraft(id(one, mention), mention.kind(), one.arrival(), one.patient())
            : meant.get(0);
    // Known by one number here and by another there until a message has both.
    meant.stream().skip(1).forEach(loop::unite);
    loops.addAll(meant);
    loops.add(loop);
    return loop;
  }

  /** Begins like its first message's, so that a range of ids is a range of time. */
  private static UUID id(Told one, Mention mention) {
    String name = one.arrival().id() + "|" + mention.numbers();
    return new UUID(
        one.arrival().id().value().getMostSignificantBits(),
        UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).getLeastSignificantBits());
  }
}
