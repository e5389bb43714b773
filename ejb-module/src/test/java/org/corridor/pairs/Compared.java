package org.corridor.pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.corridor.pairs.Difference.Side;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** One pair, compared. */
final class Compared {

  private final String pair;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Map<Side, Integer>> differences = new TreeMap<>();
  private final Matching matching;
  private int same;

  private Compared(Pair pair) {
    this.pair = pair.name();
    Map<String, Resource> theirs = resources(pair.theirs());
    Map<String, Resource> ours = resources(pair.ours());
    this.matching = new Matching(theirs.values(), ours.values());
    name(theirs, ours);
    matching.matched().forEach(this::compare);
    matching.onlyTheirs().forEach(one -> note(one.fhirType(), Side.THEIRS, 1));
    matching.onlyOurs().forEach(one -> note(one.fhirType(), Side.OURS, 1));
  }

  static Compared of(Pair pair) {
    return new Compared(pair);
  }

  private static Map<String, Resource> resources(Bundle bundle) {
    Map<String, Resource> resources = new TreeMap<>();
    resources.put("Bundle", bundle);
    for (BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      String id = resource.getIdPart().replace("urn:uuid:", "");
      resources.put(resource.fhirType() + '/' + id, resource);
    }
    return resources;
  }

  /** Resources that belong together are called the same, so that references to them are. */
  private void name(Map<String, Resource> theirs, Map<String, Resource> ours) {
    Map<Resource, String> called = new HashMap<>();
    matching
        .matched()
        .forEach(
            (one, other) -> {
              String name = one.fhirType() + ' ' + called.size();
              called.put(one, name);
              called.put(other, name);
            });
    theirs.forEach((url, one) -> names.put(url, called.getOrDefault(one, "theirs " + url)));
    ours.forEach((url, one) -> names.put(url, called.getOrDefault(one, "ours " + url)));
  }

  private void compare(Resource one, Resource other) {
    Map<String, List<String>> theirs = Flat.of(one, this::called);
    Map<String, List<String>> ours = Flat.of(other, this::called);
    TreeSet<String> paths = new TreeSet<>(theirs.keySet());
    paths.addAll(ours.keySet());
    for (String path : paths) {
      List<String> left = new ArrayList<>(theirs.getOrDefault(path, List.of()));
      List<String> right = new ArrayList<>(ours.getOrDefault(path, List.of()));
      int all = left.size();
      left.removeIf(right::remove);
      same += all - left.size();
      int both = Math.min(left.size(), right.size());
      note(path, Side.DIFFERENT, both);
      note(path, Side.THEIRS, left.size() - both);
      note(path, Side.OURS, right.size() - both);
    }
  }

  private String called(String reference) {
    return names.getOrDefault(reference, reference);
  }

  private void note(String path, Side side, int count) {
    if (count > 0) {
      differences.computeIfAbsent(path, any -> new TreeMap<>()).merge(side, count, Integer::sum);
    }
  }

  String pair() {
    return pair;
  }

  /** How many values are the same. */
  int same() {
    return same;
  }

  /** How many resources belong together. */
  int matched() {
    return matching.matched().size();
  }

  List<Difference> differences() {
    List<Difference> all = new ArrayList<>();
    differences.forEach(
        (path, sides) ->
            sides.forEach((side, count) -> all.add(new Difference(pair, path, side, count))));
    return all;
  }
}
