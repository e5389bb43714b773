package org.corridor.exchange;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.corridor.journal.Query;

/**
 * Asks partners: what may be answered in a conversation is, by those who are reached over CORE;
 * everything else goes as any interchange does, and a {@link SetConsumer} gets the answer.
 *
 * <p>Both directions lie with all other interchanges. With a partner there are never more
 * conversations at one time than it allows, whoever asks; a conversation that nobody waits for any
 * more goes on, counts until it is over, and what comes then goes to the consumers.
 */
public final class RealTime {

  private final Office office;
  private final Outbox outbox;
  private final Conversing conversing;
  private final Executor threads;
  private final Map<String, Places> places = new ConcurrentHashMap<>();

  /**
   * @param threads conversations run in them, as many as there are
   */
  RealTime(Office office, Outbox outbox, Conversing conversing, Executor threads) {
    this.office = office;
    this.outbox = outbox;
    this.conversing = conversing;
    this.threads = threads;
  }

  /** What comes of a question. */
  public sealed interface Said {

    /** Our id of the interchange with the question. */
    UUID asked();

    /**
     * An interchange came back, and our checks accept it. It may say that the question was refused,
     * by a TA1 or a 999.
     *
     * @param interchange our id of it
     * @param at when it came
     */
    record Came(UUID asked, UUID interchange, byte[] bytes, Instant at) implements Said {

      /**
       * Notes, in the caller's transaction, that a consumer need not take it any more. Without this
       * the consumer gets it, too.
       */
      public void taken(Connection connection, String consumer) throws SQLException {
        for (StoredSet set :
            InterchangeRows.sets(connection, " WHERE s.interchange_id = ?", interchange)) {
          Takings.taken(connection, set.id(), consumer, at);
        }
      }
    }

    /** It is on its way; the answer comes to the consumers of its kind. */
    record Later(UUID asked) implements Said {}
  }

  /** A way to a partner; any number of threads may use it. */
  public interface Line {

    Partner partner();

    /** How many conversations there may be at one time. */
    int concurrency();

    /** Whether the answer comes in the same conversation. */
    boolean answersAtOnce();

    /**
     * Asks, under new control numbers.
     *
     * @param sets in one interchange
     * @param patience how long the caller waits, also for a place among the conversations
     * @throws NotSendable when one of them is not to be sent
     * @throws IOException when the partner cannot be reached, does not take it, does not answer in
     *     time, or answers what cannot be taken; the message says which, without PHI
     * @throws org.corridor.journal.JournalUnavailable when the database is down
     */
    Said ask(List<SetDraft> sets, Duration patience) throws IOException, InterruptedException;
  }

  /**
   * The way to a payer (NM109 of 2010BB), if there is one on which a kind of set is sent.
   *
   * @param kind as guides name it, such as {@code 270}
   */
  public Optional<Line> to(String payer, String kind) {
    return office.partners().get().ofPayer(payer).flatMap(partner -> line(partner, kind));
  }

  /** Whether a kind of set is sent to anybody. */
  public boolean sends(String kind) {
    return office.partners().get().all().stream().anyMatch(one -> line(one, kind).isPresent());
  }

  private Optional<Line> line(Partner partner, String kind) {
    if (!partner.agreed().sends().contains(kind) || !isReached(partner)) {
      return Optional.empty();
    }
    boolean atOnce =
        partner.line() instanceof PartnerLine.Core && partner.agreed().realtime().contains(kind);
    return Optional.of(
        atOnce
            ? new Way(partner, true, (sets, patience) -> talk(partner, sets, patience))
            : new Way(
                partner,
                false,
                (sets, patience) -> new Said.Later(outbox.send(partner.id(), sets))));
  }

  private static boolean isReached(Partner partner) {
    return partner.line() instanceof PartnerLine.Core
        || (partner.line() instanceof PartnerLine.Folders folders && folders.out().isPresent());
  }

  private Said talk(Partner partner, List<SetDraft> sets, Duration patience)
      throws IOException, InterruptedException {
    int most = partner.concurrency();
    Places own =
        places.compute(
            partner.id(),
            (id, before) -> before != null && before.most() == most ? before : new Places(most));
    return own.talk(threads, () -> conversing.ask(partner, sets), patience);
  }

  private interface Asking {
    Said ask(List<SetDraft> sets, Duration patience) throws IOException, InterruptedException;
  }

  private record Way(Partner partner, boolean answersAtOnce, Asking asking) implements Line {

    @Override
    public int concurrency() {
      return partner.concurrency();
    }

    @Override
    public Said ask(List<SetDraft> sets, Duration patience)
        throws IOException, InterruptedException {
      return asking.ask(sets, patience);
    }
  }

  /**
   * A set of ours that was rejected.
   *
   * @param reference its BHT03
   * @param by {@code TA1} or {@code 999}
   * @param codes why
   */
  public record Rejected(String reference, Instant at, String by, List<String> codes) {}

  /** Which of the sets with these references (BHT03) were rejected, the latest of each first. */
  public List<Rejected> rejected(Collection<String> references) {
    return office
        .database()
        .inTransaction(
            connection ->
                Query.list(
                    connection,
                    "SELECT s.reference, s.state_at, s.reason, (SELECT count(*) FROM"
                        + " exchange_answer a WHERE a.set_id = s.id) FROM interchange_set s WHERE"
                        + " s.reference = ANY(?) AND s.direction = 'OUT' AND s.state = 'REJECTED'"
                        + " ORDER BY s.id DESC",
                    row ->
                        new Rejected(
                            row.getString(1),
                            Query.moment(row, 2),
                            row.getLong(4) == 0 ? "TA1" : "999",
                            Answers.codes(row.getString(3))),
                    Query.texts(connection, references)));
  }
}
