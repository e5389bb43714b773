package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.corridor.couriers.Trouble;
import org.corridor.journal.JournalUnavailable;
import org.corridor.pickup.Claim;
import org.corridor.pickup.Rested;
import org.corridor.pickup.Shelf;
import org.corridor.shared.Trace;

/**
 * Fetches the files of partners: claimed by another name, taken, and moved to the archive or to the
 * errors. A file that cannot be taken now holds up no other.
 */
final class PartnerRound {

  private static final Logger LOG = System.getLogger(PartnerRound.class.getName());
  private static final int MOST_FILES = 1000;
  private static final Duration BETWEEN_LOGINS = Duration.ofMinutes(1);

  private final Receiving receiving;
  private final Outbox outbox;
  private final ExchangeSettings settings;
  private final Clock clock;
  private final Map<String, Rested> rested = new ConcurrentHashMap<>();
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();

  PartnerRound(Receiving receiving, Outbox outbox, ExchangeSettings settings, Clock clock) {
    this.receiving = receiving;
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** What partners cannot be looked at now, and why. */
  Map<String, String> troubles() {
    return Map.copyOf(troubles);
  }

  /** Looks at the folders of one partner. */
  void look(Partner partner) {
    Optional<String> trouble = Optional.empty();
    try {
      if (partner.line() instanceof PartnerLine.Folders folders
          && folders.in().isPresent()
          && isTime(partner, folders)) {
        Place place =
            new Place(partner.id(), "in", folders.pattern(), folders.archive(), folders.errors());
        String in = folders.in().get();
        try (Shelf shelf =
            folders.server().isPresent()
                ? Shelf.remote(folders.server().get(), in)
                : Shelf.local(Path.of(in))) {
          look(shelf, place, this::receive);
        }
      }
      if (partner.adoption().isPresent()) {
        Partner.Adoption adoption = partner.adoption().get();
        String folder = adoption.folder();
        Place place =
            new Place(
                partner.id(), "adopt", adoption.pattern(), folder + "/archive", folder + "/errors");
        try (Shelf shelf = Shelf.local(Path.of(folder))) {
          look(shelf, place, incoming -> adopt(incoming, adoption.deliver()));
        }
      }
    } catch (IOException e) {
      trouble = Optional.of(Trouble.of(e));
    } catch (JournalUnavailable e) {
      trouble = Optional.of("the hub cannot keep files now");
    }
    tell(partner.id(), trouble);
  }

  /** Each look at a server is a login: payers count them. */
  private boolean isTime(Partner partner, PartnerLine.Folders folders) {
    Instant now = clock.instant();
    Instant before = looked.getOrDefault(partner.id(), Instant.EPOCH);
    if (folders.server().isPresent() && now.isBefore(before.plus(BETWEEN_LOGINS))) {
      return false;
    }
    looked.put(partner.id(), now);
    return true;
  }

  private void tell(String partner, Optional<String> trouble) {
    if (trouble.isEmpty()) {
      troubles.remove(partner);
    } else if (!trouble.get().equals(troubles.put(partner, trouble.get()))) {
      LOG.log(Level.WARNING, "partner {0}: {1}", partner, trouble.get());
    }
  }

  private record Place(
      String partner, String purpose, String pattern, String archive, String errors) {

    /** Claims of one folder: a partner may have two. */
    String claims() {
      return "x12-" + purpose + "-" + partner;
    }
  }

  /** Takes a file; the reason why it belongs to the errors, or empty. */
  private interface Taker {
    String take(Incoming incoming) throws IOException;
  }

  private String receive(Incoming incoming) throws IOException {
    Receipt receipt = receiving.take(incoming);
    return receipt.interchanges().stream()
        .map(Receipt.Received::interchange)
        .filter(
            one ->
                one.state() == InterchangeState.PARKED
                    || one.state() == InterchangeState.DUPLICATE
                    || one.state() == InterchangeState.REFUSED)
        .map(one -> one.control() + " " + one.state() + ": " + one.reason())
        .reduce("", (before, one) -> before + one + "\n");
  }

  private String adopt(Incoming incoming, boolean deliver) throws IOException {
    try {
      outbox.adopt(incoming, deliver);
      return "";
    } catch (NotSendable e) {
      return e.getMessage() + "\n";
    }
  }

  private void look(Shelf shelf, Place place, Taker taker) throws IOException {
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
