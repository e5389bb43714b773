package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A stored resource: its row, and what it says, read when somebody asks. */
final class Row {

  private final ResourceTable entity;
  private final IJpaStorageResourceParser parser;
  private @Nullable Resource resource;

  Row(ResourceTable entity, IJpaStorageResourceParser parser) {
    this.entity = entity;
    this.parser = parser;
  }

  JpaPid pid() {
    return entity.getPersistentId();
  }

  boolean isDeleted() {
    return entity.isDeleted();
  }

  /** Its current version; empty when it was deleted. */
  Optional<Resource> resource() {
    if (isDeleted()) {
      return Optional.empty();
    }
    if (resource == null) {
      resource = (Resource) parser.toResource(entity, false);
    }
    return Optional.of(resource);
  }

  /** Whether {@code wanted} says what is stored already, but for the version it may name. */
  boolean says(Resource wanted) {
    Optional<Resource> stored = resource();
    // Asked this way round: data of a message knows itself equal to stored data, not the reverse.
    return stored.isPresent() && sameVersion(wanted.copy(), stored.get()).equalsDeep(stored.get());
  }

  private static Resource sameVersion(Resource wanted, Resource stored) {
    wanted.setIdElement(stored.getIdElement());
    wanted.getMeta().setVersionIdElement(stored.getMeta().getVersionIdElement());
    wanted.getMeta().setLastUpdatedElement(stored.getMeta().getLastUpdatedElement());
    return wanted;
  }
}
