package org.corridor.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.interfaces.Export;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.VersionPlace;
import org.corridor.translation.FhirJson;
import org.hl7.fhir.r4.model.Resource;

/** The resources that changed in a window, each as it stood at its end. */
final class ResourceSource implements Source {

  private static final int PAGE = 200;

  private final Supplier<FhirRepository> repository;
  private final Export.Resources wanted;
  private final Window window;
  private final Optional<CsvTable> table;

  /**
   * @param table of which they become rows; empty: they are whole
   */
  ResourceSource(
      Supplier<FhirRepository> repository,
      Export.Resources wanted,
      Window window,
      Optional<CsvTable> table) {
    this.repository = repository;
    this.wanted = wanted;
    this.window = window;
    this.table = table;
  }

  @Override
  public List<Candidate> page(String mark) {
    return repository
        .get()
        .changed(new RevisionQuery(wanted.types(), window.from(), window.to(), place(mark), PAGE))
        .stream()
        .map(revision -> Candidate.record(mark(revision.place()), bytes(revision.resource())))
        .toList();
  }

  private byte[] bytes(Resource resource) {
    return table
        .map(rows -> row(rows, resource))
        .orElseGet(() -> (FhirJson.of(resource) + "\n").getBytes(UTF_8));
  }

  private byte[] row(CsvTable rows, Resource resource) {
    return rows.rowOf(
        wanted.table().orElseThrow().columns().values().stream()
            .map(column -> column.values(resource))
            .toList());
  }

  private static String mark(VersionPlace place) {
    return place.at() + " " + place.number();
  }

  private static Optional<VersionPlace> place(String mark) {
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = mark.split(" ", 2);
    return Optional.of(new VersionPlace(Instant.parse(parts[0]), Long.parseLong(parts[1])));
  }
}
