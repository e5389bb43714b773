package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.VersionPlace;
import org.hl7.fhir.r4.model.Resource;

/** The versions that were written in a window of time, from the history, which only grows. */
final class Revisions {

  private static final String LAST_IN_WINDOW =
      """
      select h from ResourceHistoryTable h join fetch h.myResourceTable
      where h.myResourceType in (:types) and h.myUpdated >= :from and h.myUpdated < :to
      and (h.myUpdated > :from or h.myId.myVersionId > :number) and h.myDeleted is null
      and not exists (select n.myId.myVersionId from ResourceHistoryTable n
        where n.myResourceTable = h.myResourceTable
        and n.myResourceVersion > h.myResourceVersion and n.myUpdated < :to)
      order by h.myUpdated, h.myId.myVersionId\
      """;

  private final EntityManager entities;
  private final IJpaStorageResourceParser parser;

  Revisions(EntityManager entities, IJpaStorageResourceParser parser) {
    this.entities = entities;
    this.parser = parser;
  }

  List<Revision> page(RevisionQuery query) {
    Instant from = query.after().map(VersionPlace::at).orElse(query.from());
    return entities
        .createQuery(LAST_IN_WINDOW, ResourceHistoryTable.class)
        .setParameter("types", query.types())
        .setParameter("from", Date.from(from))
        .setParameter("to", Date.from(query.to()))
        .setParameter("number", query.after().map(VersionPlace::number).orElse(-1L))
        .setMaxResults(query.most())
        .getResultList()
        .stream()
        .map(this::revision)
        .toList();
  }

  private Revision revision(ResourceHistoryTable row) {
    Instant at = row.getUpdatedDate().toInstant();
    return new Revision(
        new VersionPlace(at, row.getId().getId()), (Resource) parser.toResource(row, false));
  }
}
