package org.corridor.changes;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.bundles.ChangeBundle;
import org.corridor.intake.Door;
import org.corridor.intake.Entrant;
import org.corridor.interfaces.WayIn;
import org.corridor.journal.Format;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.corridor.routing.Unroutable;
import org.corridor.shared.Finding;
import org.corridor.shared.Trace;
import org.hl7.fhir.r4.model.Resource;

/** Tells one interface what changes. For one thread at a time. */
final class ChangeWatch {

  private static final Logger LOG = System.getLogger(ChangeWatch.class.getName());

  /** How far a quick look goes back: most transactions take less. */
  private static final Duration BRIEF = Duration.ofSeconds(5);

  /** How often the cursor is kept when nothing was told. */
  private static final Duration KEEP = Duration.ofMinutes(1);

  private static final int PAGE = 2_000;
  private static final int ROUND = 32;
  private static final int MOST_RESOURCES = 500;

  /** How often one version is tried while everything else can be read. */
  private static final int TRIES = 3;

  private final String name;
  private final Door door;
  private final ChangeCursors cursors;
  private final ChangeSettings settings;
  private final Clock clock;
  private final Map<String, Instant> seen = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private Instant told;
  private Instant kept;

  /** Goes on where the interface was told last; one that is new hears what changes from now on. */
  ChangeWatch(String name, Door door, ChangeCursors cursors, ChangeSettings settings, Clock clock) {
    this.name = name;
    this.door = door;
    this.cursors = cursors;
    this.settings = settings;
    this.clock = clock;
    Optional<Instant> before = cursors.of(name);
    this.told = before.orElseGet(clock::instant);
    this.kept = told;
    if (before.isEmpty()) {
      cursors.keep(name, told);
    }
  }

  /**
   * Tells what is new.
   *
   * @param thorough whether to look back as far as a transaction may take
   * @throws RepositoryUnavailable when the repository is down
   * @throws org.corridor.intake.NotStored when the broker is; nothing counts as told then
   */
  void look(WayIn.Repository way, FhirRepository repository, boolean thorough)
      throws InterruptedException {
    Instant start = clock.instant();
    VersionPlace after = VersionPlace.before(told.minus(thorough ? settings.overlap() : BRIEF));
    boolean any = false;
    List<Written> page;
    do {
      page = repository.written(Set.copyOf(way.resources()), after, PAGE);
      List<Written> fresh =
          page.stream().filter(one -> !seen.containsKey(one.reference())).toList();
      for (int from = 0; from < fresh.size(); from += ROUND) {
        tell(fresh.subList(from, Math.min(from + ROUND, fresh.size())), way, repository);
      }
      any |= !fresh.isEmpty();
      if (page.size() == PAGE) {
        after = page.get(PAGE - 1).place();
        keep(after.at());
      }
    } while (page.size() == PAGE);
    told = later(told, start);
    Instant old = told.minus(settings.overlap().multipliedBy(2));
    seen.values().removeIf(at -> at.isBefore(old));
    if (any || kept.plus(KEEP).isBefore(told)) {
      keep(told);
    }
  }

  private void keep(Instant until) {
    told = later(told, until);
    cursors.keep(name, told);
    kept = told;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void tell(List<Written> versions, WayIn.Repository way, FhirRepository repository)
      throws InterruptedException {
    List<Entrant> entrants = new ArrayList<>();
    for (Written one : versions) {
      entrant(one.reference(), way, repository).ifPresent(entrants::add);
    }
    if (!entrants.isEmpty()) {
      door.take(name, entrants);
    }
    versions.forEach(one -> seen.put(one.reference(), one.place().at()));
  }

  /** A version as a message; empty when it is not meant, or gone. */
  private Optional<Entrant> entrant(
      String version, WayIn.Repository way, FhirRepository repository) {
    List<Resource> resources;
    try {
      resources = repository.around(version, MOST_RESOURCES);
      failures.remove(version);
    } catch (RuntimeException unreadable) {
      if (unreadable instanceof RepositoryUnavailable && isWorthATry(version, repository)) {
        throw unreadable;
      }
      // One that nobody can read does not hold up the others; the journal shows that it came.
      LOG.log(Level.ERROR, "{0} is not told to {1}: {2}", version, name, Trace.of(unreadable));
      return Optional.of(
          refused(
              ChangeBundle.of(version, List.of()),
              Finding.error("", "207", "This version cannot be read from the repository")));
    }
    if (resources.isEmpty()) {
      return Optional.empty();
    }
    ChangeBundle bundle = ChangeBundle.of(version, resources);
    try {
      return way.when().map(when -> when.holds(resources.get(0))).orElse(true)
          ? Optional.of(entrant(bundle, List.of()))
          : Optional.empty();
    } catch (Unroutable failure) {
      return Optional.of(refused(bundle, failure.finding()));
    }
  }

  private boolean isWorthATry(String version, FhirRepository repository) {
    return !repository.answers() || failures.merge(version, 1, Integer::sum) < TRIES;
  }

  private static Entrant refused(ChangeBundle bundle, Finding why) {
    return entrant(bundle, List.of(why));
  }

  private static Entrant entrant(ChangeBundle bundle, List<Finding> refusals) {
    return new Entrant(
        Format.CHANGE,
        bundle.type() + "^changed",
        bundle.version(),
        "",
        "",
        bundle.patient(),
        refusals,
        bundle.content());
  }
}
