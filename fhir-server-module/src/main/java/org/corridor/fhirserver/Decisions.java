package org.corridor.fhirserver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the changes of one transaction decided so far, laid over what is stored: each change sees
 * the decisions of those before it.
 */
final class Decisions implements Stored {

  private final Rows rows;
  private final Map<String, Resource> decided = new LinkedHashMap<>();
  private final List<Set<String>> byChange = new ArrayList<>();

  Decisions(Rows rows) {
    this.rows = rows;
  }

  void take(List<Change> changes) {
    rows.load(
        changes.stream()
            .flatMap(change -> change.reads().stream())
            .map(Rows::key)
            .collect(Collectors.toSet()));
    changes.forEach(change -> byChange.add(take(change)));
  }

  /** The resources to write or to leave as they are, by key, in the order of their decision. */
  Map<String, Resource> decided() {
    return decided;
  }

  /** For each change the versioned references of what it decided, once all are written. */
  List<List<String>> references() {
    return byChange.stream()
        .map(keys -> keys.stream().map(key -> versioned(key)).toList())
        .toList();
  }

  @Override
  public Optional<Resource> get(String reference) {
    String key = Rows.key(reference);
    Resource earlier = decided.get(key);
    return earlier != null ? Optional.of(earlier) : rows.row(key).flatMap(Row::resource);
  }

  @Override
  public List<Resource> referringTo(String reference, Set<String> unless, int limit) {
    String key = Rows.key(reference);
    // Enough for those that an earlier decision has pointed elsewhere.
    Collection<String> stored = rows.referrers(key, unless, limit + decided.size());
    rows.load(stored);
    Stream<Resource> untouched =
        stored.stream()
            .filter(each -> !decided.containsKey(each))
            .flatMap(each -> get(each).stream());
    Stream<Resource> touched =
        decided.values().stream()
            .filter(each -> !unless.contains(each.fhirType()))
            .filter(each -> References.of(each).keys().contains(key));
    return Stream.concat(touched, untouched).limit(limit).toList();
  }

  @Override
  public List<Resource> numbered(String type, String system, String value) {
    List<String> stored = rows.numbered(type, system, value);
    rows.load(stored);
    Stream<Resource> untouched =
        stored.stream()
            .filter(each -> !decided.containsKey(each))
            .flatMap(each -> get(each).stream());
    Stream<Resource> touched =
        decided.values().stream()
            .filter(each -> each.fhirType().equals(type))
            .filter(each -> isNumbered(each, system, value));
    return Stream.concat(touched, untouched).toList();
  }

  private static boolean isNumbered(Resource resource, String system, String value) {
    Property numbers = resource.getNamedProperty("identifier");
    return numbers != null
        && numbers.getValues().stream()
            .map(Identifier.class::cast)
            .anyMatch(
                number -> value.equals(number.getValue()) && system.equals(number.getSystem()));
  }

  private Set<String> take(Change change) {
    Set<String> keys = new LinkedHashSet<>();
    for (Resource resource : decide(change)) {
      // The change keeps its objects: it may be asked again.
      Resource mine = resource.copy();
      String key = keyOf(mine);
      mine.setId(key);
      decided.put(key, mine);
      keys.add(key);
    }
    return keys;
  }

  private List<Resource> decide(Change change) {
    try {
      return change.decide(this);
    } catch (RuntimeException e) {
      throw new DecisionFailed(e);
    }
  }

  private static String keyOf(Resource resource) {
    if (!resource.getIdElement().hasIdPart()) {
      throw new ChangeRefused(
          "decided on a " + resource.fhirType() + " without an id", new IllegalArgumentException());
    }
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private String versioned(String key) {
    return requireNonNull(decided.get(key)).getIdElement().toUnqualified().getValue();
  }
}
