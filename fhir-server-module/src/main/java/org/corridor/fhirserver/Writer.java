package org.corridor.fhirserver;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.dao.IJpaDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.model.cross.IBasePersistedResource;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.ChangeRefused;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes decisions, new ones by {@link NewResources}, others through the DAOs. What the transaction
 * knows about ids is told to HAPI first, so that it does not ask the database for each resource and
 * each reference.
 */
final class Writer {

  private final SystemRequestDetails request;
  private final TransactionDetails details;
  private final Rows rows;
  private final DaoRegistry daos;
  private final IFhirSystemDao<Bundle, Meta> systemDao;
  private final NewResources newResources;

  Writer(
      SystemRequestDetails request,
      TransactionDetails details,
      Rows rows,
      DaoRegistry daos,
      IFhirSystemDao<Bundle, Meta> systemDao,
      NewResources newResources) {
    this.request = request;
    this.details = details;
    this.rows = rows;
    this.daos = daos;
    this.systemDao = systemDao;
    this.newResources = newResources;
  }

  /** Writes what differs from what is stored; every decided resource gets its version. */
  void write(Decisions decisions) {
    Map<String, Resource> decided = decisions.decided();
    rows.load(decided.keySet());
    Map<String, Resource> writes = new LinkedHashMap<>();
    decided.forEach(
        (key, resource) -> {
          Optional<Row> row = rows.row(key);
          if (row.isPresent() && row.get().says(resource)) {
            resource.setId(row.get().resource().orElseThrow().getIdElement());
          } else {
            writes.put(key, resource);
          }
        });
    Map<String, Set<String>> targets = new LinkedHashMap<>();
    Set<String> unusual = new HashSet<>();
    writes.forEach(
        (key, resource) -> {
          References references = references(resource);
          targets.put(key, references.keys());
          if (!references.unusual().isEmpty()) {
            unusual.add(key);
          }
        });
    resolve(targets);
    preFetch(writes.keySet());
    writeInOrder(writes, targets, unusual);
  }

  private static References references(Resource resource) {
    References references = References.of(resource);
    if (!references.misplaced().isEmpty()) {
      throw new ChangeRefused(
          "cannot refer to such a resource: " + String.join(", ", references.misplaced()),
          new IllegalArgumentException());
    }
    return references;
  }

  private void writeInOrder(
      Map<String, Resource> writes, Map<String, Set<String>> targets, Set<String> unusual) {
    Map<String, Resource> own = new LinkedHashMap<>();
    Map<String, Set<String>> foreign = new LinkedHashMap<>();
    Map<String, Resource> changed = new LinkedHashMap<>();
    writes.forEach(
        (key, resource) -> {
          if (rows.row(key).isPresent()) {
            changed.put(key, resource);
          } else if (newResources.suits(resource) && !unusual.contains(key)) {
            own.put(key, resource);
          } else {
            foreign.put(key, requireNonNull(targets.get(key)));
          }
        });
    own.values().forEach(resource -> newResources.announce(resource, details));
    create(foreign, writes);
    own.values().forEach(resource -> newResources.store(resource, request, details));
    // After the new ones: an index row that an update adds may point to a resource that is new.
    newResources.insert();
    changed.values().forEach(this::put);
  }

  /** Creates resources by HAPI's DAOs, each after those that it refers to. */
  private void create(Map<String, Set<String>> targets, Map<String, Resource> writes) {
    WriteOrder order = WriteOrder.of(targets, targets.keySet());
    Map<String, IBasePersistedResource<?>> announced = new HashMap<>();
    order.announced().forEach(key -> announced.put(key, announce(requireNonNull(writes.get(key)))));
    for (String key : order.keys()) {
      Resource resource = requireNonNull(writes.get(key));
      IBasePersistedResource<?> entity = announced.get(key);
      if (entity == null) {
        put(resource);
      } else {
        complete(resource, entity);
      }
    }
  }

  private <T extends Resource> void put(T resource) {
    DaoMethodOutcome outcome = dao(resource).update(resource, null, true, false, request, details);
    resource.setId(outcome.getId());
  }

  private <T extends Resource> IBasePersistedResource<?> announce(T resource) {
    return dao(resource).update(resource, null, false, false, request, details).getEntity();
  }

  private void complete(Resource resource, IBasePersistedResource<?> entity) {
    ((IJpaDao<?>) dao(resource))
        .updateEntity(request, resource, entity, null, true, false, details, false, true);
    resource.setId(entity.getIdDt().getValue());
  }

  @SuppressWarnings("unchecked")
  private <T extends Resource> IFhirResourceDao<T> dao(T resource) {
    return daos.getResourceDao((Class<T>) resource.getClass());
  }

  private void resolve(Map<String, Set<String>> writes) {
    Set<String> keys = new LinkedHashSet<>(writes.keySet());
    writes.values().forEach(keys::addAll);
    rows.load(keys);
    for (String key : keys) {
      Optional<Row> row = rows.row(key);
      IdType id = new IdType(key);
      if (row.isPresent() && !row.get().isDeleted()) {
        JpaPid pid = row.get().pid();
        pid.setAssociatedResourceId(id);
        details.addResolvedResourceId(id, pid);
      } else if (row.isEmpty() && writes.containsKey(key)) {
        details.addResolvedResourceId(id, null);
      }
    }
  }

  /** The index rows of what is about to change, all at once rather than one resource at a time. */
  private void preFetch(Set<String> keys) {
    List<JpaPid> pids = new ArrayList<>();
    keys.forEach(key -> rows.row(key).map(Row::pid).ifPresent(pids::add));
    if (!pids.isEmpty()) {
      systemDao.preFetchResources(pids, true);
    }
  }
}
