package org.corridor.exchange;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.couriers.Trouble;
import org.corridor.journal.JournalUnavailable;
import org.corridor.pickup.Shelf;

/** Fetches what partners have for us: files in folders, and what lies at their CORE servers. */
final class PartnerRound {

  private static final Logger LOG = System.getLogger(PartnerRound.class.getName());
  private static final String ADOPTION = "-adopt";

  private final Office office;
  private final Receiving receiving;
  private final Outbox outbox;
  private final FolderRound folders;
  private final CoreRound core;
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();

  PartnerRound(
      Office office, Receiving receiving, Outbox outbox, FolderRound folders, CoreRound core) {
    this.office = office;
    this.receiving = receiving;
    this.outbox = outbox;
    this.folders = folders;
    this.core = core;
  }

  /** What partners cannot be looked at now, and why. */
  Map<String, String> troubles() {
    Set<String> places =
        office.partners().get().all().stream()
            .flatMap(one -> Stream.of(one.id(), one.id() + ADOPTION))
            .collect(Collectors.toSet());
    // Nobody looks at one any more that is not declared any more.
    troubles.keySet().retainAll(places);
    return Map.copyOf(troubles);
  }

  /** Looks at one partner: what was sent comes before what answers it. */
  void look(Partner partner) {
    partner
        .adoption()
        .ifPresent(adoption -> tell(partner.id() + ADOPTION, () -> adopt(partner, adoption)));
    if (isTime(partner)) {
      tell(partner.id(), () -> fetch(partner));
    }
  }

  private boolean isTime(Partner partner) {
    Instant now = office.now();
    Instant before = looked.get(partner.id());
    if (before != null && now.isBefore(before.plus(partner.line().every()))) {
      return false;
    }
    looked.put(partner.id(), now);
    return true;
  }

  private Optional<String> fetch(Partner partner) throws IOException {
    if (partner.line() instanceof PartnerLine.Folders line && line.in().isPresent()) {
      look(partner, line, line.in().get());
    } else if (partner.line() instanceof PartnerLine.Core called && !called.fetch().isEmpty()) {
      return core.look(partner, called);
    }
    return Optional.empty();
  }

  private void look(Partner partner, PartnerLine.Folders line, String in) throws IOException {
    FolderRound.Place place =
        new FolderRound.Place(partner.id(), "in", line.pattern(), line.archive(), line.errors());
    try (Shelf shelf =
        line.server().isPresent()
            ? Shelf.remote(line.server().get(), in)
            : Shelf.local(Path.of(in))) {
      folders.look(shelf, place, this::receive);
    }
  }

  private Optional<String> adopt(Partner partner, Partner.Adoption adoption) throws IOException {
    String folder = adoption.folder();
    FolderRound.Place place =
        new FolderRound.Place(
            partner.id(), "adopt", adoption.pattern(), folder + "/archive", folder + "/errors");
    try (Shelf shelf = Shelf.local(Path.of(folder))) {
      folders.look(shelf, place, incoming -> adopt(incoming, adoption.deliver()));
    }
    return Optional.empty();
  }

  /** Looks somewhere; why that did not go well, or empty. */
  private interface Look {
    Optional<String> look() throws IOException;
  }

  private void tell(String where, Look look) {
    Optional<String> trouble;
    try {
      trouble = look.look();
    } catch (IOException e) {
      trouble = Optional.of(Trouble.of(e));
    } catch (JournalUnavailable e) {
      trouble = Optional.of("the hub cannot keep files now");
    }
    if (trouble.isEmpty()) {
      troubles.remove(where);
    } else if (!trouble.get().equals(troubles.put(where, trouble.get()))) {
      LOG.log(Level.WARNING, "partner {0}: {1}", where, trouble.get());
    }
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
}
