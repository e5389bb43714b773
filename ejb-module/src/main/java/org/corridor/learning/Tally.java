package org.corridor.learning;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each of several things was seen. */
final class Tally<T extends Comparable<T>> {

  /** A proposal lists no more. */
  static final int SHOWN = 40;

  private final Map<T, Integer> counts = new LinkedHashMap<>();

  void add(T thing) {
    counts.merge(thing, 1, Integer::sum);
  }

  int of(T thing) {
    return counts.getOrDefault(thing, 0);
  }

  int sum() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** What was seen, most often first. */
  List<T> things() {
    return counts.keySet().stream()
        .sorted(
            Comparator.comparing((T thing) -> -of(thing)).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The most frequent of {@link #things()}. */
  List<T> shown() {
    return things().stream().limit(SHOWN).toList();
  }

  /** As {@link #toString()}, of those {@link #shown()}. */
  String some() {
    String some = text(shown());
    return counts.size() > SHOWN ? some + ", …" : some;
  }

  /** As {@code ADT^A01 12, ADT^A03 3}. */
  @Override
  public String toString() {
    return text(things());
  }

  private String text(List<T> things) {
    return String.join(", ", things.stream().map(thing -> thing + " " + of(thing)).toList());
  }
}
