package org.corridor.fhirserver;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.cache.IResourceTypeCacheSvc;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.EntityIndexStatusEnum;
import ca.uhn.fhir.jpa.model.entity.PartitionablePartitionId;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractorSvc;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.IMetaTagSorter;
import com.google.common.hash.Hashing;
import jakarta.persistence.EntityManager;
import java.util.Date;
import java.util.Set;
import org.corridor.translation.FhirJson;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/**
 * Stores resources that are new, row for row as HAPI's DAOs do it, without what those do for
 * strangers: they look for conditional references, call interceptors, and put their answer into
 * words. Most of what messages bring is new.
 */
final class NewResources {

  /** Their DAOs keep more than the resource, or look at it in ways of their own. */
  private static final Set<String> SPECIAL =
      Set.of("Bundle", "CodeSystem", "ConceptMap", "SearchParameter", "Subscription", "ValueSet");

  /** Characters of a text that is written soon: those of a statement are in memory twice. */
  private static final int LARGE = 262_144;

  private static final PartitionSettings UNPARTITIONED = new PartitionSettings();

  private final EntityManager entities;
  private final ISearchParamExtractorSvc extractor;
  private final IndexRows indexRows;
  private final NewRows newRows;
  private final IResourceTypeCacheSvc types;
  private final IMetaTagSorter labels;
  private final IJpaStorageResourceParser parser;

  NewResources(
      EntityManager entities,
      ISearchParamExtractorSvc extractor,
      IndexRows indexRows,
      NewRows newRows,
      IResourceTypeCacheSvc types,
      IMetaTagSorter labels,
      IJpaStorageResourceParser parser) {
    this.entities = entities;
    this.extractor = extractor;
    this.indexRows = indexRows;
    this.newRows = newRows;
    this.types = types;
    this.labels = labels;
    this.parser = parser;
  }

  /** Whether {@code resource} needs no more than what is done here. */
  boolean suits(Resource resource) {
    return !SPECIAL.contains(resource.fhirType()) && !resource.getMeta().hasSource();
  }

  /**
   * Gives {@code resource}, of whose id there is no row, its key, so that others may refer to it.
   *
   * @throws InvalidRequestException when FHIR does not allow such an id
   */
  void announce(Resource resource, TransactionDetails details) {
    if (!resource.getIdElement().isIdPartValid()) {
      throw new InvalidRequestException("not an id");
    }
    IdType id = id(resource);
    JpaPid key = newKey();
    key.setAssociatedResourceId(id);
    details.addResolvedResourceId(id, key);
  }

  /**
   * Stores {@code resource}, which is announced, and gives it its first version. What it refers to
   * is stored or announced. Its rows are written by {@link #insert} at the latest, its index rows
   * at the end.
   */
  void store(Resource resource, RequestDetails request, TransactionDetails details) {
    labels.sort(resource.getMeta());
    ResourceTable entity = entity(resource, details.getTransactionDate());
    entity.setId((JpaPid) requireNonNull(details.getResolvedResourceId(id(resource))));
    ResourceIndexedSearchParams index = index(resource, entity, request, details);
    String text = encode(resource);
    entity.setHashSha256(hash(text));
    newRows.add(entity, entity.getId().getId());
    newRows.add(version(text, entity), entity.getId().getId());
    if (text.length() > LARGE) {
      newRows.insertResources();
    }
    indexRows.synchronizeSearchParamsToDatabase(
        index, entity, ResourceIndexedSearchParams.withLists(entity));
    parser.updateResourceMetadata(entity, resource);
  }

  /** Writes the rows of those stored so far, but for their index rows. */
  void insert() {
    newRows.insertResources();
  }

  private ResourceTable entity(Resource resource, Date now) {
    ResourceTable entity = new ResourceTable();
    entity.setResourceType(resource.fhirType());
    entity.setResourceTypeId(types.getResourceTypeId(resource.fhirType()));
    entity.setPartitionId(
        PartitionablePartitionId.toStoragePartition(
            RequestPartitionId.allPartitions(), UNPARTITIONED));
    entity.initializeVersion();
    entity.setFhirId(resource.getIdElement().getIdPart());
    entity.setFhirVersion(FhirVersionEnum.R4);
    entity.setPublished(now);
    entity.setUpdated(now);
    entity.setIndexStatus(EntityIndexStatusEnum.INDEXED_RDBMS_ONLY);
    return entity;
  }

  private static IdType id(Resource resource) {
    return new IdType(resource.fhirType(), resource.getIdElement().getIdPart());
  }

  /** The next of the numbers that HAPI's DAOs take theirs from. */
  private JpaPid newKey() {
    ResourceTable entity = new ResourceTable();
    entity.setId(new JpaPid());
    SharedSessionContractImplementor session =
        entities.unwrap(SharedSessionContractImplementor.class);
    BeforeExecutionGenerator keys =
        (BeforeExecutionGenerator)
            session.getEntityPersister(ResourceTable.class.getName(), entity).getGenerator();
    return (JpaPid) keys.generate(session, entity, null, EventType.INSERT);
  }

  private ResourceIndexedSearchParams index(
      Resource resource, ResourceTable entity, RequestDetails request, TransactionDetails details) {
    ResourceIndexedSearchParams index = ResourceIndexedSearchParams.withSets();
    extractor.extractFromResource(
        RequestPartitionId.allPartitions(),
        request,
        index,
        ResourceIndexedSearchParams.withSets(),
        entity,
        resource,
        details,
        true,
        ISearchParamExtractor.ALL_PARAMS);
    index.myLinks.stream()
        .filter(link -> link.getTargetResourceType() != null)
        .forEach(
            link ->
                link.setTargetResourceTypeId(
                    types.getResourceTypeId(link.getTargetResourceType())));
    index.populateResourceTableSearchParamsPresentFlags(entity);
    return index;
  }

  /** As HAPI keeps a text: without what stands in columns. */
  private static String encode(Resource resource) {
    IdType id = resource.getIdElement();
    Meta meta = resource.getMeta();
    resource.setIdElement(null);
    resource.setMeta(meta.copy().setVersionId(null).setLastUpdated(null));
    try {
      return FhirJson.of(resource);
    } finally {
      resource.setIdElement(id);
      resource.setMeta(meta);
    }
  }

  /** As HAPI hashes a text: its characters, the lower byte first. */
  private static String hash(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }
    return Hashing.sha256().hashBytes(bytes).toString();
  }

  private static ResourceHistoryTable version(String text, ResourceTable entity) {
    ResourceHistoryTable version = entity.toHistory(false);
    version.setEncoding(ResourceEncodingEnum.JSON);
    version.setResourceTextVc(text);
    return version;
  }
}
