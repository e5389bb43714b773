package org.corridor.testing;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.Stored;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The repository's contract over a map. Resources are kept as JSON, as a real store keeps them, so
 * that nothing is shared with the caller and everything survives being written down.
 */
public final class InMemoryRepository implements FhirRepository {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Comparator<VersionPlace> ORDER =
      Comparator.comparing(VersionPlace::at).thenComparing(VersionPlace::number);

  private final Map<String, String> content = new LinkedHashMap<>();
  private final Map<String, Integer> versions = new LinkedHashMap<>();
  private final List<String> written = new ArrayList<>();
  private final Map<String, String> versionsWritten = new LinkedHashMap<>();
  private final List<Written> history = new CopyOnWriteArrayList<>();
  private Instant time = Instant.EPOCH;
  private String unreadable = "nothing/";
  private String refused = "nothing/";

  @Override
  public List<List<String>> commit(List<Change> changes) {
    return changes.stream().map(this::commit).toList();
  }

  /** Commits one change; returns what it wrote. */
  public List<String> commit(Change change) {
    change.reads().forEach(this::get);
    int before = written.size();
    for (Resource resource : change.decide(new View())) {
      String reference = resource.fhirType() + "/" + resource.getIdPart();
      if (reference.equals(refused)) {
        throw new ChangeRefused("refused", new IllegalStateException());
      }
      int version = versions.merge(reference, 1, Integer::sum);
      resource.setId(reference + "/_history/" + version);
      content.put(reference, FHIR.newJsonParser().encodeResourceToString(resource));
      written.add(reference + "/_history/" + version);
      versionsWritten.put(
          reference + "/_history/" + version, requireNonNull(content.get(reference)));
      history.add(
          new Written(
              new VersionPlace(time, history.size() + 1L), reference + "/_history/" + version));
    }
    return List.copyOf(written.subList(before, written.size()));
  }

  @Override
  public List<Written> written(Set<String> types, VersionPlace after, int most) {
    return history.stream()
        .filter(one -> types.contains(one.reference().replaceAll("/.*", "")))
        .filter(one -> ORDER.compare(one.place(), after) > 0)
        .sorted(Comparator.comparing(Written::place, ORDER))
        .limit(most)
        .toList();
  }

  @Override
  public List<Resource> around(String version, int most) {
    if (version.startsWith(unreadable)) {
      throw new RepositoryUnavailable("unreadable", new IllegalStateException());
    }
    String json = versionsWritten.get(version);
    if (json == null) {
      return List.of();
    }
    Resource resource = (Resource) FHIR.newJsonParser().parseResource(json);
    resource.setId(version);
    List<Resource> all = new ArrayList<>(List.of(resource));
    FHIR.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
        .flatMap(reference -> get(reference.getReference()).stream())
        .limit(most - 1L)
        .forEach(all::add);
    return all;
  }

  /** Lets versions of this resource be unreadable. */
  public void setUnreadable(String reference) {
    unreadable = reference + "/";
  }

  /** As if it had been deleted. */
  public void remove(String reference) {
    content.remove(reference);
  }

  /** From now on it refuses whatever writes this resource. */
  public void setRefused(String reference) {
    refused = reference;
  }

  /** When what is written from now on is written. */
  public void setTime(Instant moment) {
    time = moment;
  }

  @Override
  public List<Revision> changed(RevisionQuery query) {
    throw new UnsupportedOperationException("nobody here looks back");
  }

  @Override
  public boolean answers() {
    return true;
  }

  /** Knows searches for the appointments of a time only. */
  @Override
  public List<Resource> search(String query, int offset, int most) {
    String[] parts = query.split("\\?date=ge|&date=lt", -1);
    Instant from = Instant.parse(parts[1]);
    Instant to = Instant.parse(parts[2]);
    return all(Appointment.class).stream()
        .filter(a -> !a.getStart().toInstant().isBefore(from))
        .filter(a -> a.getStart().toInstant().isBefore(to))
        .<Resource>map(a -> a)
        .skip(offset)
        .limit(most)
        .toList();
  }

  /** What is stored under {@code reference}. */
  public Optional<Resource> get(String reference) {
    return Optional.ofNullable(content.get(reference)).map(json -> parse(reference, json));
  }

  /** Everything of one type, in the order of first writing. */
  public <T extends Resource> List<T> all(Class<T> type) {
    return content.keySet().stream()
        .filter(reference -> reference.startsWith(type.getSimpleName() + "/"))
        .map(reference -> type.cast(get(reference).orElseThrow()))
        .toList();
  }

  /** The versioned references of everything written so far. */
  public List<String> written() {
    return List.copyOf(written);
  }

  /** How many versions were written so far. */
  public int writes() {
    return written.size();
  }

  private Resource parse(String reference, String json) {
    Resource resource = (Resource) FHIR.newJsonParser().parseResource(json);
    resource.setId(reference + "/_history/" + versions.get(reference));
    return resource;
  }

  private final class View implements Stored {

    @Override
    public Optional<Resource> get(String reference) {
      return InMemoryRepository.this.get(reference);
    }

    @Override
    public List<Resource> referringTo(String reference, Set<String> unless, int limit) {
      return content.entrySet().stream()
          .filter(entry -> !unless.contains(entry.getKey().replaceAll("/.*", "")))
          .filter(entry -> entry.getValue().contains("\"reference\":\"" + reference + "\""))
          .limit(limit)
          .map(entry -> parse(entry.getKey(), entry.getValue()))
          .toList();
    }

    @Override
    public List<Resource> numbered(String type, String system, String value) {
      return content.keySet().stream()
          .filter(reference -> reference.startsWith(type + '/'))
          .flatMap(reference -> InMemoryRepository.this.get(reference).stream())
          .filter(
              resource ->
                  FHIR
                      .newTerser()
                      .getValues(resource, type + ".identifier", Identifier.class)
                      .stream()
                      .anyMatch(
                          number ->
                              value.equals(number.getValue()) && system.equals(number.getSystem())))
          .toList();
    }
  }
}
