package org.corridor.pickup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/** What became of the rows of a table, for its sender: places, ids and reasons. */
public final class SheetAccount implements Portions.Account {

  private static final int MOST = 1_000;

  private final List<Taken> taken = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private long received;
  private long repeated;
  private long refused;

  /**
   * A row that is the hub's.
   *
   * @param where as {@code row 3}
   * @param id of its message, or of the earlier one that it repeats
   */
  public record Taken(String where, MessageId id) {}

  /**
   * A row that is not.
   *
   * @param where as {@code row 3}
   */
  public record Refusal(String where, String why) {}

  @Override
  public void received(String where, MessageId id) {
    received++;
    list(where, id);
  }

  @Override
  public void repeated(String where, MessageId id) {
    repeated++;
    list(where, id);
  }

  private void list(String where, MessageId id) {
    if (taken.size() < MOST) {
      taken.add(new Taken(where, id));
    }
  }

  @Override
  public void refused(String where, String why) {
    refused++;
    if (refusals.size() < MOST) {
      refusals.add(new Refusal(where, why));
    }
  }

  @Override
  public void noticed(List<Finding> findings) {
    findings.forEach(one -> refused(one.location(), one.text()));
  }

  @Override
  public long refusals() {
    return refused;
  }

  /** How many rows were new, and are durable. */
  public long received() {
    return received;
  }

  /** How many rows came before. */
  public long repeated() {
    return repeated;
  }

  /** The message of the first row that has one. */
  public Optional<MessageId> first() {
    return taken.stream().map(Taken::id).findFirst();
  }

  /** The first rows that are the hub's, a thousand at the most. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** The first rows that are not, a thousand at the most. */
  public List<Refusal> refused() {
    return List.copyOf(refusals);
  }
}
