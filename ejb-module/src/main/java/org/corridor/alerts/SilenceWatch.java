package org.corridor.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.corridor.interfaces.AlertRules;
import org.corridor.interfaces.Interface;

/**
 * Interfaces through which nothing comes. Only the hours that are watched count, and only since the
 * hub looks: senders need not have come while it was away.
 */
final class SilenceWatch implements Watch {

  /** How far back the journal is asked: an interface is silent after it. */
  private static final Duration MEMORY = Duration.ofDays(40);

  private final BiFunction<Collection<String>, Instant, Map<String, Instant>> journal;
  private final Function<String, ZoneId> zones;
  private final Map<String, Instant> latest = new HashMap<>();
  private final Map<String, Instant> watchedSince = new HashMap<>();

  /**
   * @param journal when the latest message of each of these interfaces came, if since then
   * @param zones of the senders of an interface
   */
  SilenceWatch(
      BiFunction<Collection<String>, Instant, Map<String, Instant>> journal,
      Function<String, ZoneId> zones) {
    this.journal = journal;
    this.zones = zones;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.SILENT);
  }

  @Override
  public List<Cause> look(Round round) {
    List<Interface> watched =
        round.interfaces().all().stream()
            .filter(one -> one.alerts().silentFor().isPresent())
            .toList();
    List<String> names = watched.stream().map(Interface::name).toList();
    watchedSince.keySet().retainAll(names);
    latest.keySet().retainAll(names);
    names.forEach(name -> watchedSince.putIfAbsent(name, round.now()));
    // Where one came lately nothing is asked.
    List<String> quiet =
        watched.stream().filter(one -> isSilent(one, round)).map(Interface::name).toList();
    latest.putAll(journal.apply(quiet, round.now().minus(MEMORY)));
    List<Cause> causes = new ArrayList<>();
    for (Interface one : watched) {
      boolean open = round.isOpen(AlertKind.SILENT, one.name());
      // Outside of the hours nothing begins and nothing ends, unless a message comes.
      if (isSilent(one, round) && (open || hours(one, round))) {
        causes.add(cause(one));
      }
    }
    return causes;
  }

  private boolean hours(Interface one, Round round) {
    return one.alerts().hours().contain(round.now(), zone(one));
  }

  private ZoneId zone(Interface one) {
    return one.alerts().zone().orElseGet(() -> zones.apply(one.name()));
  }

  private boolean isSilent(Interface one, Round round) {
    Instant since = watchedSince.getOrDefault(one.name(), round.now());
    Optional<Instant> last = Optional.ofNullable(latest.get(one.name()));
    boolean open = round.isOpen(AlertKind.SILENT, one.name());
    if (open && last.isEmpty()) {
      return true;
    }
    // What was silent before the hub started still is.
    Instant from = last.filter(at -> open || since.isBefore(at)).orElse(since);
    AlertRules rules = one.alerts();
    Duration silence = rules.hours().within(from, round.now(), zone(one));
    return silence.compareTo(rules.silentFor().orElse(silence.plusMillis(1))) >= 0;
  }

  private Cause cause(Interface one) {
    String text =
        Optional.ofNullable(latest.get(one.name()))
            .map(at -> "no message since " + at.truncatedTo(ChronoUnit.SECONDS))
            .orElse("no message for a long time");
    return new Cause(one.name(), AlertKind.SILENT, "", text);
  }
}
