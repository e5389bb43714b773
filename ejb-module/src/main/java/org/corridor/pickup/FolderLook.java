package org.corridor.pickup;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.corridor.couriers.Trouble;
import org.corridor.interfaces.WayIn;
import org.corridor.journal.JournalUnavailable;
import org.corridor.mllp.NotTaken;

/**
 * Looks at a folder: takes first what this hub had before it was started anew, then what is whole
 * by now. A file that cannot be taken is tried again at the next look, and holds up no other.
 */
final class FolderLook implements Closeable {

  private static final Logger LOG = System.getLogger(FolderLook.class.getName());

  /** How many files are seen at one look. */
  private static final int MOST_FILES = 20_000;

  private final Opener opener;
  private final Function<String, Claim> claims;
  private final WayIn.Folders folders;
  private final Taking taking;
  private final PickupMeters meters;
  private final Rested rested;
  private final Set<String> troubles = new LinkedHashSet<>();
  private Optional<Shelf> kept = Optional.empty();

  /** Opens a folder. */
  @FunctionalInterface
  interface Opener {
    Shelf open() throws IOException;
  }

  /**
   * How a look went.
   *
   * @param open whether the folder could be looked at
   * @param trouble what could not be done; empty when all could
   */
  record Seen(boolean open, Optional<String> trouble) {}

  /**
   * @param claims makes a claim of a file's name
   */
  FolderLook(
      WayIn.Folders folders,
      Opener opener,
      Function<String, Claim> claims,
      Taking taking,
      PickupMeters meters) {
    this.folders = folders;
    this.opener = opener;
    this.claims = claims;
    this.taking = taking;
    this.meters = meters;
    PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + folders.pattern());
    this.rested = new Rested(name -> pattern.matches(Path.of(name)), folders.doneSuffix());
  }

  /** Looks once. */
  Seen look() throws InterruptedException {
    troubles.clear();
    try {
      Shelf shelf = opened();
      List<Shelf.Entry> now = shelf.list(MOST_FILES);
      Claim mine = claims.apply("");
      for (Shelf.Entry one : now) {
        Optional<Claim> claim = Claim.read(one.name()).filter(mine::isOfTheSame);
        if (claim.isPresent()) {
          each(shelf, () -> resume(claim.get(), shelf));
        }
      }
      for (Shelf.Entry one : rested.of(now)) {
        each(shelf, () -> begin(one.name(), shelf));
      }
      return new Seen(true, troubles.stream().findFirst());
    } catch (IOException e) {
      close();
      return new Seen(false, Optional.of(Trouble.of(e)));
    } catch (Taking.GivenUp e) {
      return new Seen(true, troubles.stream().findFirst());
    } catch (NotTaken | JournalUnavailable e) {
      return new Seen(true, Optional.of("the hub cannot keep messages now"));
    }
  }

  private Shelf opened() throws IOException {
    if (kept.isPresent() && !kept.get().isUsable()) {
      close();
    }
    if (kept.isEmpty()) {
      kept = Optional.of(opener.open());
    }
    return kept.get();
  }

  private interface Step {
    void take() throws IOException, InterruptedException;
  }

  private void each(Shelf shelf, Step step) throws IOException, InterruptedException {
    try {
      step.take();
    } catch (IOException e) {
      if (!shelf.isUsable()) {
        throw e;
      }
      troubles.add("a file cannot be taken: " + Trouble.of(e));
    } catch (NotTaken | JournalUnavailable | Taking.GivenUp e) {
      throw e;
    } catch (RuntimeException e) {
      // A fault of the hub in one file; the others need not wait for its repair.
      LOG.log(Level.ERROR, "a file cannot be taken", e);
      troubles.add("a file cannot be taken: " + e.getClass().getSimpleName());
    }
  }

  private void resume(Claim claim, Shelf shelf) throws IOException, InterruptedException {
    if (folders.doneSuffix().isPresent() && shelf.look(claim.original()).isEmpty()) {
      shelf.delete(claim.original() + folders.doneSuffix().get());
    }
    take(claim, shelf);
  }

  private void begin(String name, Shelf shelf) throws IOException, InterruptedException {
    Claim claim = claims.apply(name);
    if (!shelf.rename(name, claim.name())) {
      return;
    }
    if (folders.doneSuffix().isPresent()) {
      shelf.delete(name + folders.doneSuffix().get());
    }
    take(claim, shelf);
  }

  private void take(Claim claim, Shelf shelf) throws IOException, InterruptedException {
    meters.file(taking.take(claim, shelf));
  }

  @Override
  public void close() {
    try {
      if (kept.isPresent()) {
        kept.get().close();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a folder was lost: " + Trouble.of(e));
    }
    kept = Optional.empty();
  }
}
