package org.corridor.translation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.hl7v2.V2Segment;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * What was read and put in place, and had to give way to something else or was dropped with what it
 * was put into: it is residue like what nobody read, unless it is said elsewhere too.
 */
final class Supplanted {

  private record Put(Base root, Spot spot, Row row) {}

  /** A value as rows with one type, or function, read it. */
  private record Source(V2Segment segment, int field, int repetition, String type) {

    static Source of(Put put) {
      String type = put.row().type();
      int bracket = type.indexOf('[');
      return new Source(
          put.spot().segment(),
          put.spot().field(),
          put.spot().index(),
          bracket < 0 ? type : type.substring(0, bracket));
    }
  }

  /** About how many values of a segment are put in place by rows. */
  private static final int PUTS_OF_A_SEGMENT = 8;

  private final IdentityHashMap<Base, Put> puts;
  private final Set<Base> lost = Collections.newSetFromMap(new IdentityHashMap<>(0));
  private final Set<Base> said = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Base> dropped = Collections.newSetFromMap(new IdentityHashMap<>(0));
  private final Set<String> contradicted = new LinkedHashSet<>(0);

  /** For a message of so many {@code segments}. */
  Supplanted(int segments) {
    puts = new IdentityHashMap<>(PUTS_OF_A_SEGMENT * segments);
  }

  /** A row has put {@code value} in place, somewhere in {@code root}. */
  void put(Base value, Base root, Spot spot, CompiledRow row) {
    if (row.quotes()) {
      puts.put(value, new Put(root, spot, row.row()));
    }
  }

  /** {@code winner} stands now where {@code loser} stood. */
  void by(Base winner, Base loser) {
    lost.remove(winner);
    if (!loser.isEmpty() && !same(winner, loser)) {
      lost.add(loser);
    }
  }

  /** What a row has put in place as {@code value} is not there any more. */
  void lost(Base value) {
    lost.add(value);
  }

  /** What was put into {@code root} is said: it is stated, or its parts have gone elsewhere. */
  void said(Base root) {
    said.add(root);
  }

  /** What was put into an element is not said, because the element is not. */
  void dropped(Base element) {
    dropped.add(element);
  }

  /** What {@code change} takes out of {@code from}, and nothing in there says, is not said. */
  void cut(Base from, Runnable change) {
    List<Base> before = values(from);
    change.run();
    List<Base> after = values(from);
    for (Base value : before) {
      if (after.stream().noneMatch(one -> one == value || same(one, value))) {
        lostWithin(value);
      }
    }
  }

  private static List<Base> values(Base element) {
    return element.children().stream()
        .flatMap(child -> child.getValues().stream())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void lostWithin(Base value) {
    lost(value);
    if (!value.isPrimitive()) {
      values(value).forEach(this::lostWithin);
    }
  }

  /** What {@code loser} says of the same thing and {@code winner} says otherwise is not said. */
  void outweighed(Base loser, Base winner) {
    for (Property said : loser.children()) {
      List<Base> other = winner.getNamedProperty(said.getName()).getValues();
      for (Base value : said.getValues()) {
        if (!other.isEmpty() && other.stream().noneMatch(one -> same(one, value))) {
          if (said.getMaxCardinality() == 1 && isMerged(other, value)) {
            lost(value);
            outweighed(value, other.get(0));
          } else {
            lostWithin(value);
          }
        }
      }
    }
  }

  /** Elements of the same kind whose parts are merged one by one; other values count as a whole. */
  private static boolean isMerged(List<Base> other, Base value) {
    return value instanceof BackboneElement && other.get(0).fhirType().equals(value.fhirType());
  }

  /** What a message says at {@code place} is said otherwise elsewhere in it. */
  void contradicted(String place) {
    contradicted.add(place);
  }

  /** The places of what got lost, in the way of residue: without the ordinal of their segment. */
  Set<String> places() {
    Set<String> places = new LinkedHashSet<>(contradicted);
    IdentityHashMap<Base, Put> unsaid = new IdentityHashMap<>(0);
    puts.forEach(
        (value, put) -> {
          if (lost.contains(value) || (isDropped(put.root()) && !said.contains(value))) {
            unsaid.put(value, put);
          }
        });
    if (!unsaid.isEmpty()) {
      Set<Source> elsewhere = new HashSet<>();
      puts.forEach(
          (value, put) -> {
            if (!unsaid.containsKey(value)) {
              elsewhere.add(Source.of(put));
            }
          });
      unsaid.forEach(
          (value, put) -> {
            if (!elsewhere.contains(Source.of(put))) {
              places.add(place(value, put.spot()));
            }
          });
    }
    places.remove("");
    return places;
  }

  private boolean isDropped(Base root) {
    return root instanceof Resource ? !said.contains(root) : dropped.contains(root);
  }

  /** A code may be of another class after it was put in place. */
  private static boolean same(Base one, Base other) {
    boolean primitive = one.isPrimitive() && other.isPrimitive();
    return (primitive && one.getClass() != other.getClass())
        ? String.valueOf(one.primitiveValue()).equals(other.primitiveValue())
        : one.equalsDeep(other);
  }

  private static String place(Base value, Spot spot) {
    V2Segment segment = spot.segment();
    if (spot.field() > 0) {
      return segment.name() + '-' + spot.field();
    }
    String text = value.isPrimitive() ? String.valueOf(value.primitiveValue()) : "";
    String field = Components.holding(text, segment);
    // What code made of a segment as a whole, such as the time of the event, stands nowhere.
    return field.isEmpty() ? "" : segment.name() + field;
  }
}
