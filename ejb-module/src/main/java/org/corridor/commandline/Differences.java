package org.corridor.commandline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.commandline.Conversion.Outcome;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The differences of two outcomes of one message. Resources belong together when they have the same
 * id; those that are left, by type in their order: another namespace gives other ids to the same
 * things.
 */
final class Differences {

  private final Map<String, Resource> before;
  private final Map<String, Resource> after;
  private final Map<String, String> renamed = new HashMap<>();
  private final List<Difference> all = new ArrayList<>();

  private Differences(Map<String, Resource> before, Map<String, Resource> after) {
    this.before = before;
    this.after = after;
  }

  static List<Difference> between(Outcome before, Outcome after) {
    Differences found = new Differences(resources(before), resources(after));
    if (!before.ack().equals(after.ack())) {
      found.all.add(new Difference("", "ack", Optional.of(before.ack()), Optional.of(after.ack())));
    }
    found.compare();
    return found.all;
  }

  private static Map<String, Resource> resources(Outcome outcome) {
    Map<String, Resource> resources = new LinkedHashMap<>();
    for (var entry : outcome.bundle().map(Bundle::getEntry).orElse(List.of())) {
      resources.put(entry.getRequest().getUrl(), entry.getResource());
    }
    return resources;
  }

  private void compare() {
    pairTheRest();
    before.forEach(
        (reference, resource) -> {
          String other = renamed.getOrDefault(reference, reference);
          if (!other.equals(reference)) {
            all.add(
                new Difference(
                    reference, "id", Optional.of(id(reference)), Optional.of(id(other))));
          }
          all.addAll(
              new ElementDifferences(reference, renamed)
                  .between(resource, Optional.ofNullable(after.get(other))));
        });
    after.forEach(
        (reference, resource) -> {
          if (!before.containsKey(reference) && !renamed.containsValue(reference)) {
            all.addAll(new ElementDifferences(reference, renamed).added(resource));
          }
        });
  }

  private void pairTheRest() {
    Map<String, List<String>> left =
        after.keySet().stream()
            .filter(reference -> !before.containsKey(reference))
            .collect(
                Collectors.groupingBy(Differences::type, LinkedHashMap::new, Collectors.toList()));
    for (String reference : before.keySet()) {
      List<String> candidates = left.getOrDefault(type(reference), List.of());
      if (!after.containsKey(reference) && !candidates.isEmpty()) {
        renamed.put(reference, candidates.remove(0));
      }
    }
  }

  private static String type(String reference) {
    return reference.substring(0, reference.indexOf('/'));
  }

  private static String id(String reference) {
    return reference.substring(reference.indexOf('/') + 1);
  }
}
