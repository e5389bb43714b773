package org.corridor.pairs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which of their resources is which of ours: those of a type that share a business identifier, else
 * those that share most; a type's last ones belong together when nothing speaks against it.
 */
final class Matching {

  private record Candidate(Resource theirs, Resource ours, int score) {}

  private static final int IDENTIFIER = 1000;
  private static final int CODE = 100;

  private final Map<Resource, Resource> matched = new LinkedHashMap<>();
  private final List<Resource> theirs;
  private final List<Resource> ours;

  Matching(Collection<Resource> theirs, Collection<Resource> ours) {
    this.theirs = new ArrayList<>(theirs);
    this.ours = new ArrayList<>(ours);
    best();
    last();
  }

  /** Theirs to ours. */
  Map<Resource, Resource> matched() {
    return matched;
  }

  /** What only they have. */
  List<Resource> onlyTheirs() {
    return theirs;
  }

  /** What only we have. */
  List<Resource> onlyOurs() {
    return ours;
  }

  private void best() {
    List<Candidate> candidates = new ArrayList<>();
    for (Resource one : theirs) {
      for (Resource other : ours) {
        int score = one.fhirType().equals(other.fhirType()) ? score(one, other) : 0;
        if (score > 0) {
          candidates.add(new Candidate(one, other, score));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::score).reversed());
    for (Candidate candidate : candidates) {
      if (theirs.contains(candidate.theirs()) && ours.contains(candidate.ours())) {
        match(candidate.theirs(), candidate.ours());
      }
    }
  }

  private void last() {
    for (Resource one : List.copyOf(theirs)) {
      List<Resource> left = ofType(one.fhirType(), ours);
      if (left.size() == 1
          && ofType(one.fhirType(), theirs).size() == 1
          && score(one, left.get(0)) >= 0) {
        match(one, left.get(0));
      }
    }
  }

  private void match(Resource one, Resource other) {
    matched.put(one, other);
    theirs.remove(one);
    ours.remove(other);
  }

  private static List<Resource> ofType(String type, List<Resource> resources) {
    return resources.stream().filter(one -> one.fhirType().equals(type)).toList();
  }

  /** Below zero when the two are certainly not the same. */
  private static int score(Resource one, Resource other) {
    Map<String, List<String>> a = Flat.of(one, any -> "");
    Map<String, List<String>> b = Flat.of(other, any -> "");
    Set<String> numbers = values(".identifier.value", a);
    Set<String> others = values(".identifier.value", b);
    if (!numbers.isEmpty() && !others.isEmpty()) {
      int shared = shared(numbers, others);
      return shared == 0 ? -1 : IDENTIFIER * shared + alike(a, b);
    }
    int codes = shared(values(".code.coding.code", a), values(".code.coding.code", b));
    return CODE * codes + alike(a, b);
  }

  private static Set<String> values(String element, Map<String, List<String>> flat) {
    return flat.entrySet().stream()
        .filter(entry -> entry.getKey().matches("\\w+" + element.replace(".", "\\.")))
        .flatMap(entry -> entry.getValue().stream())
        .map(value -> value.replaceFirst("^urn:(oid|uuid):", ""))
        .collect(Collectors.toSet());
  }

  private static int shared(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return both.size();
  }

  private static int alike(Map<String, List<String>> a, Map<String, List<String>> b) {
    return a.entrySet().stream()
        .mapToInt(
            entry ->
                shared(
                    new HashSet<>(entry.getValue()),
                    new HashSet<>(b.getOrDefault(entry.getKey(), List.of()))))
        .sum();
  }
}
