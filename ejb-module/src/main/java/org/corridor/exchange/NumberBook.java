package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * Control numbers. They are taken from the database in blocks, before they are used and in
 * transactions of their own: one that was given is never given again, by no hub, whatever becomes
 * of what it was for. Gaps mean nothing.
 */
public final class NumberBook {

  private record Counter(String partner, NumberKind kind) {}

  private static final class Block {
    private long next;
    private long end;
  }

  private final Database database;
  private final Map<Counter, Block> blocks = new HashMap<>();

  public NumberBook(Database database) {
    this.database = database;
  }

  /**
   * The next number for a partner.
   *
   * @throws NumbersUsedUp after the last one
   */
  public long next(String partner, NumberKind kind) {
    return next(partner, kind, 1);
  }

  /** The next number for a partner, not below its first. */
  long next(Partner partner, NumberKind kind) {
    Partner.FirstNumbers first = partner.firstNumbers();
    return next(partner.id(), kind, kind == NumberKind.ISA13 ? first.interchange() : first.group());
  }

  private long next(String partner, NumberKind kind, long least) {
    Counter counter = new Counter(partner, kind);
    synchronized (blocks) {
      Block block = blocks.computeIfAbsent(counter, one -> new Block());
      if (block.next == block.end) {
        block.next = reserve(counter, least);
        block.end = block.next + kind.block;
      }
      if (block.next > kind.last) {
        throw new NumbersUsedUp(partner, kind);
      }
      return block.next++;
    }
  }

  /** The next BHT03; the same at no partner. */
  public String nextReference() {
    return String.format(Locale.ROOT, "C%012d", next("", NumberKind.BHT03));
  }

  private long reserve(Counter counter, long least) {
    return database.inTransaction(
        connection -> {
          prepare(connection, counter);
          long first = Math.max(least, locked(connection, counter));
          set(connection, counter, first + counter.kind().block);
          return first;
        });
  }

  /** Gives no number up to this one from now on: somebody else has used it. */
  void used(String partner, NumberKind kind, long number) {
    Counter counter = new Counter(partner, kind);
    synchronized (blocks) {
      database.inTransaction(
          connection -> {
            prepare(connection, counter);
            if (locked(connection, counter) <= number) {
              set(connection, counter, number + 1);
            }
            return number;
          });
      blocks.computeIfPresent(
          counter, (one, block) -> block.end <= number + 1 ? new Block() : block);
    }
  }

  private void prepare(Connection connection, Counter counter) throws SQLException {
    Query.update(
        connection,
        database.dialect().insertIfAbsent("control_number", "partner, kind, next_value", 2),
        counter.partner(),
        counter.kind().name(),
        1L);
  }

  private static long locked(Connection connection, Counter counter) throws SQLException {
    List<Long> found =
        Query.list(
            connection,
            "SELECT next_value FROM control_number WHERE partner = ? AND kind = ? FOR UPDATE",
            row -> row.getLong(1),
            counter.partner(),
            counter.kind().name());
    return found.get(0);
  }

  private static void set(Connection connection, Counter counter, long next) throws SQLException {
    Query.update(
        connection,
        "UPDATE control_number SET next_value = ? WHERE partner = ? AND kind = ?",
        next,
        counter.partner(),
        counter.kind().name());
  }
}
