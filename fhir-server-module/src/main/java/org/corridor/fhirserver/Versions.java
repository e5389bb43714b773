package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** The versions of resources, out of the history. */
final class Versions {

  private static final String WRITTEN =
      """
      select h.myUpdated, h.myId.myVersionId, r.myResourceType, r.myFhirId, h.myResourceVersion
      from ResourceHistoryTable h join h.myResourceTable r
      where h.myResourceType in (:types) and h.myUpdated >= :at
      and (h.myUpdated > :at or h.myId.myVersionId > :number) and h.myDeleted is null
      order by h.myUpdated, h.myId.myVersionId\
      """;

  private static final String ONE =
      """
      select h from ResourceHistoryTable h join fetch h.myResourceTable r
      where r.myFhirId = :id and r.myResourceType = :type and h.myResourceVersion = :version
      and h.myDeleted is null\
      """;

  private final EntityManager entities;
  private final IJpaStorageResourceParser parser;

  Versions(EntityManager entities, IJpaStorageResourceParser parser) {
    this.entities = entities;
    this.parser = parser;
  }

  List<Written> written(Set<String> types, VersionPlace after, int most) {
    return entities
        .createQuery(WRITTEN, Object[].class)
        .setParameter("types", types)
        .setParameter("at", Date.from(after.at()))
        .setParameter("number", after.number())
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(Versions::written)
        .toList();
  }

  private static Written written(Object[] row) {
    return new Written(
        new VersionPlace(((Date) row[0]).toInstant(), (Long) row[1]),
        row[2] + "/" + row[3] + "/_history/" + row[4]);
  }

  List<Resource> around(String version, int most) {
    IdType id = new IdType(version);
    List<ResourceHistoryTable> found =
        entities
            .createQuery(ONE, ResourceHistoryTable.class)
            .setParameter("id", id.getIdPart())
            .setParameter("type", id.getResourceType())
            .setParameter("version", id.getVersionIdPartAsLong())
            .getResultList();
    if (found.isEmpty()) {
      return List.of();
    }
    Resource resource = (Resource) parser.toResource(found.get(0), false);
    List<Resource> all = new ArrayList<>(List.of(resource));
    String itself = Rows.key(version);
    List<String> keys =
        References.of(resource).keys().stream()
            .filter(key -> !key.equals(itself))
            .sorted()
            .limit(most - 1L)
            .toList();
    Rows rows = new Rows(entities, parser);
    rows.load(keys);
    keys.forEach(key -> rows.row(key).flatMap(Row::resource).ifPresent(all::add));
    return all;
  }
}
