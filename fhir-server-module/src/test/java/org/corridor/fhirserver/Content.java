package org.corridor.fhirserver;

import static org.corridor.fhirserver.Changes.deciding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Resource;

/** What is in the repository, as a change sees it. */
record Content(FhirRepository repository) {

  Optional<Resource> find(String reference) {
    CompletableFuture<Optional<Resource>> found = new CompletableFuture<>();
    repository.commit(
        List.of(
            deciding(
                Set.of(reference),
                stored -> {
                  found.complete(stored.get(reference));
                  return List.of();
                })));
    return found.join();
  }

  <T extends Resource> T stored(String reference, Class<T> type) {
    return type.cast(find(reference).orElseThrow());
  }

  /** What refers to {@code reference}, at most {@code limit} of it. */
  List<String> referrers(String reference, int limit) {
    CompletableFuture<List<String>> found = new CompletableFuture<>();
    repository.commit(
        List.of(
            deciding(
                Set.of(),
                stored -> {
                  found.complete(keys(stored.referringTo(reference, limit)));
                  return List.of();
                })));
    return found.join();
  }

  static List<String> keys(List<Resource> resources) {
    return resources.stream().map(Samples::key).toList();
  }
}
