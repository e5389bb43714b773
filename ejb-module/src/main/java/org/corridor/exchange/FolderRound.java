package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.corridor.journal.JournalUnavailable;
import org.corridor.pickup.Claim;
import org.corridor.pickup.Rested;
import org.corridor.pickup.Shelf;
import org.corridor.shared.Trace;

/**
 * Takes the files of a folder: claimed by another name, taken, and moved to the archive or to the
 * errors. A file that cannot be taken now holds up no other.
 */
final class FolderRound {

  private static final Logger LOG = System.getLogger(FolderRound.class.getName());
  private static final int MOST_FILES = 1000;

  private final ExchangeSettings settings;
  private final Clock clock;
  private final Map<String, Rested> rested = new ConcurrentHashMap<>();

  FolderRound(ExchangeSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A folder, and where its files go. */
  record Place(String partner, String purpose, String pattern, String archive, String errors) {

    /** Claims of one folder: a partner may have two. */
    String claims() {
      return "x12-" + purpose + "-" + partner;
    }
  }

  /** Takes a file; the reason why it belongs to the errors, or empty. */
  interface Taker {
    String take(Incoming incoming) throws IOException;
  }

  /** Takes what rested from one look to the next, and what a hub that stopped has claimed. */
  void look(Shelf shelf, Place place, Taker taker) throws IOException {
    List<Shelf.Entry> now = shelf.list(MOST_FILES);
    Claim mine = Claim.of(place.claims(), settings.hub(), "", clock);
    for (Shelf.Entry one : now) {
      Optional<Claim> claim = Claim.read(one.name()).filter(mine::isOfTheSame);
      if (claim.isPresent()) {
        take(shelf, place, claim.get(), taker);
      }
    }
    PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + place.pattern());
    Rested whole =
        rested.computeIfAbsent(
            place.claims() + " " + place.pattern(),
            key -> new Rested(name -> pattern.matches(Path.of(name)), Optional.empty()));
    for (Shelf.Entry one : whole.of(now)) {
      Claim claim = Claim.of(place.claims(), settings.hub(), one.name(), clock);
      if (shelf.rename(one.name(), claim.name())) {
        take(shelf, place, claim, taker);
      }
    }
  }

  private void take(Shelf shelf, Place place, Claim claim, Taker taker) throws IOException {
    Optional<Shelf.Entry> file = shelf.look(claim.name());
    if (file.isEmpty()) {
      return;
    }
    String key = claim.interfaceName() + " " + claim.token();
    String why;
    try {
      why =
          file.get().size() > settings.largestFile()
              ? "the file has more than %d bytes%n".formatted(settings.largestFile())
              : taker.take(
                  new Incoming(claim.original(), key, () -> shelf.open(claim.name()), false));
    } catch (JournalUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      // A fault of the hub in one file; it stays claimed, and the others do not wait.
      LOG.log(Level.ERROR, "a file of {0} cannot be taken: {1}", place.partner(), Trace.of(e));
      return;
    }
    if (why.isEmpty()) {
      shelf.move(claim.name(), place.archive() + "/" + claim.day(), claim.settledName());
    } else {
      shelf.write(place.errors(), claim.settledName() + ".txt", why.getBytes(UTF_8));
      shelf.move(claim.name(), place.errors(), claim.settledName());
    }
  }
}
