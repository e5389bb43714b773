package org.corridor.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.exchange.Ids;
import org.corridor.exchange.ReceivedSet;
import org.corridor.guides.Guide;
import org.corridor.guides.Loop;
import org.corridor.guides.UnitReader;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.corridor.x12.TransactionSet;

/**
 * Posts remittances. They are read twice: first to see whether they balance, then claim by claim,
 * so that one of any size takes the memory of a chunk. Each chunk is one transaction; whatever
 * breaks off goes on where it was when the file comes again.
 */
final class RemittancePosting {
  private final Database database;
  private final Ids ids;
  private final ClaimStory story;
  private final int chunk;

  /**
   * @param chunk how many claims one transaction posts
   */
  RemittancePosting(Database database, Clock clock, ClaimStory story, int chunk) {
    this.database = database;
    this.ids = new Ids(clock);
    this.story = story;
    this.chunk = chunk;
  }

  /** What became of a file. */
  record Result(int remittances, int posted, int parked) {}

  Result take(Content content, Instant receivedAt) throws IOException {
    Weighing.Found found = Weighing.of(content);
    Second second = new Second(found, content.header(), receivedAt);
    if (!found.weights().isEmpty()) {
      try (InputStream in = content.open()) {
        Weighing.read(in, second);
      }
    }
    return new Result(found.weights().size(), second.posted, second.parked);
  }

  /** The second reading. */
  private final class Second implements UnitReader.Units {
    private final Weighing.Found found;
    private final Optional<ReceivedSet.Header> header;
    private final Instant at;
    private int ordinal = -1;
    private Optional<UUID> remittance = Optional.empty();
    private boolean parks;
    private List<ClaimPayment> payments = new ArrayList<>();
    private int posted;
    private int parked;

    Second(Weighing.Found found, Optional<ReceivedSet.Header> header, Instant at) {
      this.found = found;
      this.header = header;
      this.at = at;
    }

    private Weight weight() {
      return found.weights().get(ordinal);
    }

    @Override
    public void begins(TransactionSet set, Guide guide) {
      remittance = Optional.empty();
      if (set.type().equals("835") && ordinal + 1 < found.weights().size()) {
        ordinal++;
        parks = weight().reason() != ParkReason.NONE;
        remittance = database.inTransaction(c -> begin(c, weight()));
      }
    }

    /** The remittance to write, or nothing if all of it is written. */
    private Optional<UUID> begin(Connection connection, Weight weight) throws SQLException {
      Optional<RemittanceRows.Known> known = RemittanceRows.known(connection, weight.key());
      UUID id = ids.next();
      if (known.isEmpty()) {
        RemittanceRows.insert(
            connection,
            id,
            weight,
            found.digest(),
            "",
            Optional.empty(),
            RemittanceState.POSTING,
            weight.reason(),
            at);
        Transfers.match(connection, id, weight.company(), weight.trace());
        return Optional.of(id);
      }
      RemittanceRows.Known first = known.get();
      if (first.digest().equals(found.digest()) && first.ordinal() == weight.ordinal()) {
        return first.state() == RemittanceState.POSTING
            ? Optional.of(first.id())
            : Optional.empty();
      }
      String copy = found.digest() + "#" + weight.ordinal();
      if (!RemittanceRows.copied(connection, weight.key(), copy)) {
        RemittanceRows.insert(
            connection,
            id,
            weight,
            found.digest(),
            copy,
            Optional.of(first.id()),
            RemittanceState.COPY,
            ParkReason.COPY,
            at);
      }
      return Optional.empty();
    }

    @Override
    public void unit(TransactionSet set, Guide guide, Loop unit) {
      if (remittance.isPresent()) {
        payments.add(PaymentReader.read(unit));
        if (payments.size() >= chunk) {
          write();
        }
      }
    }

    @Override
    public void ended(TransactionSet set, Guide guide, Loop rest, boolean whole) {
      write();
      remittance.ifPresent(
          id ->
              database.inTransaction(
                  connection -> {
                    RemittanceState end = parks ? RemittanceState.PARKED : RemittanceState.POSTED;
                    RemittanceRows.state(connection, id, end, at);
                    Publications.mark(
                        connection,
                        database.dialect(),
                        Publications.Kind.REMITTANCE,
                        List.of(id),
                        at);
                    return true;
                  }));
      remittance = Optional.empty();
    }

    private void write() {
      List<ClaimPayment> now = payments;
      payments = new ArrayList<>();
      if (remittance.isPresent() && !now.isEmpty()) {
        UUID id = remittance.get();
        List<RemittanceClaim> written =
            database.inTransaction(connection -> post(connection, id, now));
        long done = written.stream().filter(e -> e.state() == EntryState.POSTED).count();
        posted += (int) done;
        parked += (int) (written.size() - done);
      }
    }

    private List<RemittanceClaim> post(Connection connection, UUID id, List<ClaimPayment> chunkOf)
        throws SQLException {
      Set<Long> there =
          new HashSet<>(
              Query.list(
                  connection,
                  "SELECT position FROM remittance_claim WHERE remittance_id = ?"
                      + " AND position BETWEEN ? AND ?",
                  row -> row.getLong(1),
                  id,
                  chunkOf.get(0).position(),
                  chunkOf.get(chunkOf.size() - 1).position()));
      List<ClaimPayment> news =
          chunkOf.stream().filter(one -> !there.contains(one.position())).toList();
      Posting posting = new Posting(connection, database.dialect(), at);
      posting.load(news);
      for (ClaimPayment payment : news) {
        RemittanceClaim entry = entry(id, payment);
        if (parks) {
          posting.keep(
              entry.parked(posting.about(entry, weight().payer()), ParkReason.REMITTANCE, 0));
        } else {
          posting.decide(entry, weight().payer());
        }
      }
      List<RemittanceClaim> written = posting.write();
      story.tell(connection, Events.of(written, posting.accounts(), header, at));
      return written;
    }

    private RemittanceClaim entry(UUID id, ClaimPayment payment) {
      return new RemittanceClaim(
          ids.next(),
          id,
          payment,
          Optional.empty(),
          EntryState.PARKED,
          ParkReason.NONE,
          0,
          Optional.empty(),
          Optional.empty(),
          at,
          "",
          "");
    }
  }
}
