package org.corridor.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.corridor.intake.InboundQueue;
import org.corridor.journal.Format;
import org.corridor.journal.JournalStore;
import org.corridor.journal.MessageQuery;
import org.corridor.journal.MessageSummary;
import org.corridor.shared.MessageId;
import org.corridor.vault.Unopenable;
import org.corridor.vault.Vault;

/** Puts messages back on the inbound queue under the id they had. */
public final class Replay {

  private final JournalStore journal;
  private final Vault vault;
  private final InboundQueue queue;
  private final ReplaySettings settings;
  private final Clock clock;

  Replay(
      JournalStore journal, Vault vault, InboundQueue queue, ReplaySettings settings, Clock clock) {
    this.journal = journal;
    this.vault = vault;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
  }

  /** What became of the wish to replay a message. */
  public enum Outcome {
    /** It is on the queue. */
    QUEUED,
    /** There is no such message, or it has no content. */
    ABSENT,
    /** It is not settled: it waits for processing anyway. */
    WAITING,
    /** No key at hand opens its content. */
    UNREADABLE,
    /** It is a table; its rows are messages of their own. */
    TABLE
  }

  /**
   * What became of the wish to replay many messages.
   *
   * @param queued how many are on the queue
   * @param skipped how many are not, by the reason
   * @param more whether the search has more messages than were looked at
   */
  public record Report(int queued, Map<Outcome, Integer> skipped, boolean more) {}

  /**
   * Replays a message in {@code who}'s name: a settled one, or one that waits for too long.
   *
   * @throws org.corridor.intake.NotStored when the broker did not take it; it then counts as stuck
   *     after a while and can be replayed again
   */
  public Outcome one(MessageId id, String who) {
    Instant stuckSince = clock.instant().minus(settings.stuckAfter());
    return journal
        .find(id)
        .map(
            detail ->
                again(
                    detail.summary(),
                    () ->
                        journal.replaying(id, who) || journal.replayingStuck(id, who, stuckSince)))
        .orElse(Outcome.ABSENT);
  }

  /** Replays the settled messages of a search, the oldest first, in {@code who}'s name. */
  public Report all(MessageQuery query, String who) {
    MessageQuery oneMore = new MessageQuery(query.filters(), query.before(), query.limit() + 1);
    List<MessageSummary> found = new ArrayList<>(journal.searchOldest(oneMore));
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    found.stream()
        .limit(query.limit())
        .forEach(
            message ->
                outcomes.merge(
                    again(message, () -> journal.replaying(message.id(), who)), 1, Integer::sum));
    int queued = Optional.ofNullable(outcomes.remove(Outcome.QUEUED)).orElse(0);
    return new Report(queued, outcomes, found.size() > query.limit());
  }

  // The journal first: were it the queue, the fate could be known before the wish.
  private Outcome again(MessageSummary message, BooleanSupplier reopened) {
    if (message.format() == Format.TABLE) {
      return Outcome.TABLE;
    }
    Optional<byte[]> sealed = journal.content(message.id());
    if (sealed.isEmpty()) {
      return Outcome.ABSENT;
    }
    byte[] content;
    try {
      content = vault.open(sealed.get(), message.id());
    } catch (Unopenable e) {
      return Outcome.UNREADABLE;
    }
    if (!reopened.getAsBoolean()) {
      return Outcome.WAITING;
    }
    queue.send(List.of(message.arrival(content)));
    return Outcome.QUEUED;
  }
}
