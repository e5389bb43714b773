package org.corridor.pickup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which files are whole: those that were the same at the look before, or those that a second file
 * says it of.
 */
public final class Rested {

  private final Predicate<String> wanted;
  private final Optional<String> doneSuffix;
  private Map<String, Shelf.Entry> before = Map.of();

  /**
   * @param wanted by their names
   */
  public Rested(Predicate<String> wanted, Optional<String> doneSuffix) {
    this.wanted = wanted;
    this.doneSuffix = doneSuffix;
  }

  /** Those of {@code now} that are whole, in the order in which they came. */
  public List<Shelf.Entry> of(List<Shelf.Entry> now) {
    List<Shelf.Entry> candidates = now.stream().filter(one -> isWanted(one.name())).toList();
    List<Shelf.Entry> whole;
    if (doneSuffix.isPresent()) {
      Set<String> names = now.stream().map(Shelf.Entry::name).collect(Collectors.toSet());
      whole = whole(candidates, one -> names.contains(one.name() + doneSuffix.get()));
    } else {
      whole = whole(candidates, one -> one.equals(before.get(one.name())));
    }
    Map<String, Shelf.Entry> seen = new HashMap<>();
    candidates.forEach(one -> seen.put(one.name(), one));
    before = seen;
    return whole;
  }

  private boolean isWanted(String name) {
    return !name.startsWith(".")
        && doneSuffix.filter(name::endsWith).isEmpty()
        && wanted.test(name);
  }

  private static List<Shelf.Entry> whole(
      List<Shelf.Entry> candidates, Predicate<Shelf.Entry> isWhole) {
    return candidates.stream()
        .filter(isWhole)
        .sorted(Comparator.comparingLong(Shelf.Entry::changed).thenComparing(Shelf.Entry::name))
        .toList();
  }
}
