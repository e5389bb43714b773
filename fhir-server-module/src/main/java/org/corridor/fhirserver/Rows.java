package org.corridor.fhirserver;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.IdType;

/** The rows that a transaction looks at, each read once; those of one call in one query. */
final class Rows {

  // By id alone, so that the statement is the same whatever types are asked for: ids are unique
  // but for accidents, and the type is compared afterwards.
  private static final String BY_ID =
      """
      select r, h from ResourceTable r
      left join ResourceHistoryTable h on h.myResourceTable = r and h.myResourceVersion = r.myVersion
      where r.myFhirId in (%s)\
      """;

  /** For so many ids there are statements; Hibernate translates a list of any other length anew. */
  private static final List<Integer> LENGTHS = List.of(1, 4, 16, 64, 256);

  private static final Map<Integer, String> BY_IDS =
      LENGTHS.stream().collect(Collectors.toMap(length -> length, Rows::byIds));

  private static final String REFERRERS =
      """
      select distinct s.myResourceType, s.myFhirId from ResourceLink l join l.mySourceResource s
      where l.myTargetResourcePid = :target and s.myDeleted is null
      and s.myResourceType not in (:unless)
      order by s.myResourceType, s.myFhirId\
      """;

  private static final String NUMBERED =
      """
      select s.myFhirId from ResourceIndexedSearchParamToken t join t.myResource s
      where t.myHashSystemAndValue = :hash and s.myResourceType = :type and s.myDeleted is null
      order by s.myFhirId\
      """;

  private static final PartitionSettings UNPARTITIONED = new PartitionSettings();

  private final EntityManager entities;
  private final IJpaStorageResourceParser parser;
  private final Map<String, Optional<Row>> loaded = new HashMap<>();

  Rows(EntityManager entities, IJpaStorageResourceParser parser) {
    this.entities = entities;
    this.parser = parser;
  }

  /** {@code Patient/1}, whatever else {@code reference} says about server and version. */
  static String key(String reference) {
    return new IdType(reference).toUnqualifiedVersionless().getValue();
  }

  void load(Collection<String> keys) {
    Set<String> wanted =
        keys.stream().filter(key -> !loaded.containsKey(key)).collect(Collectors.toSet());
    if (wanted.isEmpty()) {
      return;
    }
    wanted.forEach(key -> loaded.put(key, Optional.empty()));
    List<String> ids = wanted.stream().map(Rows::idPart).distinct().toList();
    int most = LENGTHS.get(LENGTHS.size() - 1);
    for (int from = 0; from < ids.size(); from += most) {
      take(ids.subList(from, Math.min(ids.size(), from + most)));
    }
  }

  private void take(List<String> ids) {
    int length = LENGTHS.stream().filter(one -> one >= ids.size()).findFirst().orElseThrow();
    TypedQuery<Object[]> query =
        entities.createQuery(requireNonNull(BY_IDS.get(length)), Object[].class);
    for (int i = 0; i < length; i++) {
      query.setParameter(i + 1, ids.get(Math.min(i, ids.size() - 1)));
    }
    for (Object[] pair : query.getResultList()) {
      ResourceTable entity = (ResourceTable) pair[0];
      entity.setCurrentVersionEntity((ResourceHistoryTable) pair[1]);
      loaded.replace(
          entity.getResourceType() + "/" + entity.getFhirId(),
          Optional.of(new Row(entity, parser)));
    }
  }

  /** The row of {@code key}, deleted or not; empty when there never was one. */
  Optional<Row> row(String key) {
    load(Set.of(key));
    return loaded.getOrDefault(key, Optional.empty());
  }

  /**
   * Keys of at most {@code limit} stored resources that refer to {@code key}.
   *
   * @param unless types that are not asked for
   */
  List<String> referrers(String key, Set<String> unless, int limit) {
    Optional<JpaPid> target = row(key).map(Row::pid);
    if (target.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(REFERRERS, Object[].class)
        .setParameter("target", target.get().getId())
        // An empty list is no list in SQL.
        .setParameter("unless", unless.isEmpty() ? Set.of("") : unless)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(pair -> pair[0] + "/" + pair[1])
        .toList();
  }

  /** Keys of the stored resources of {@code type} that have an identifier. */
  List<String> numbered(String type, String system, String value) {
    long hash =
        ResourceIndexedSearchParamToken.calculateHashSystemAndValue(
            UNPARTITIONED, RequestPartitionId.allPartitions(), type, "identifier", system, value);
    return entities
        .createQuery(NUMBERED, String.class)
        .setParameter("hash", hash)
        .setParameter("type", type)
        .getResultList()
        .stream()
        .map(id -> type + "/" + id)
        .distinct()
        .toList();
  }

  private static String byIds(int length) {
    return BY_ID.formatted(
        IntStream.rangeClosed(1, length).mapToObj(i -> "?" + i).collect(Collectors.joining(", ")));
  }

  private static String idPart(String key) {
    return key.substring(key.indexOf('/') + 1);
  }
}
