package org.corridor.pickup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.corridor.intake.Door;
import org.corridor.interfaces.CsvMap;
import org.corridor.journal.Database;
import org.corridor.mllp.Replies;

/**
 * Takes tables that come whole, as {@code Taking} takes those in files. One that comes again makes
 * the same messages: those that are the hub's are recognised, and those that were refused are
 * judged anew.
 */
public final class LooseSheets {

  private static final Replies NOBODY =
      new Replies() {
        @Override
        public void answer(List<byte[]> contents) {
          // A table is answered as a whole.
        }

        @Override
        public void reply(byte[] content) {
          // A table is answered as a whole.
        }
      };

  private final TakenFiles known;
  private final Door door;
  private final Clock clock;

  /**
   * @param database one that has the hub's tables
   */
  public LooseSheets(Database database, Door door, Clock clock) {
    this.known = new TakenFiles(database, clock);
    this.door = door;
    this.clock = clock;
  }

  /** What became of a table. */
  public sealed interface Outcome {}

  /** Each row was dealt with, and what was taken is durable. */
  public record Dealt(SheetAccount account) implements Outcome {}

  /** Nothing can be made of it. */
  public record Useless(String why) implements Outcome {}

  /** Its key came before, with another content of which all was taken. */
  public record Used() implements Outcome {}

  /**
   * Takes a table.
   *
   * @throws org.corridor.intake.NotStored when what it brings may not be durable; it may come again
   * @throws org.corridor.journal.JournalUnavailable likewise
   */
  public Outcome take(LooseSheet table) throws InterruptedException {
    Claim claim = Claim.of(table.interfaceName(), "", table.contentDigest(), clock);
    String identity = table.identity();
    TakenFiles.Known before = known.begin(claim, identity, table.content().length);
    boolean other = !before.name().equals(claim.original());
    if (other && before.settled() && before.refused() == 0) {
      return new Used();
    }
    if (!before.claim().equals(claim.token())) {
      known.takeOver(claim, identity);
    }
    SheetAccount account = new SheetAccount();
    Sheet sheet = new Sheet(table.interfaceName(), table.key(), identity, before.firstAt());
    try (Contents rows = rows(table.map(), sheet, table.content())) {
      new Portions(counter(claim, identity), account).take(rows, 0);
    } catch (Contents.Unusable e) {
      return new Useless(String.valueOf(e.getMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory is always read", impossible);
    }
    known.settle(claim, identity);
    return new Dealt(account);
  }

  private static Contents rows(CsvMap map, Sheet sheet, byte[] content) throws IOException {
    return new CsvContents(map, sheet, new ByteArrayInputStream(content));
  }

  private Portions.Counter counter(Claim claim, String identity) {
    return new Portions.Counter() {
      @Override
      public List<Door.Receipt> take(List<byte[]> contents) throws InterruptedException {
        return door.take(claim.interfaceName(), contents, NOBODY);
      }

      @Override
      public void progress(long taken, long refused) {
        known.progress(claim, identity, taken, refused);
      }
    };
  }
}
