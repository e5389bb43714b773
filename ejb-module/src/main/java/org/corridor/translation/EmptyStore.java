package org.corridor.translation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Resource;

/** A repository that holds nothing yet. */
enum EmptyStore implements Stored {
  INSTANCE;

  @Override
  public Optional<Resource> get(String reference) {
    return Optional.empty();
  }

  @Override
  public List<Resource> referringTo(String reference, Set<String> unless, int limit) {
    return List.of();
  }

  @Override
  public List<Resource> numbered(String type, String system, String value) {
    return List.of();
  }
}
