package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.cache.ISearchParamIdentityCacheSvc;
import ca.uhn.fhir.jpa.dao.index.DaoSearchParamSynchronizer;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndex;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.jpa.util.AddRemoveCount;
import java.util.Collection;
import java.util.HashSet;
import java.util.stream.Stream;

/**
 * Gives the index rows of new resources to {@link NewRows}. Rows of resources that change, and all
 * rows outside {@link NewRows#after}, are left to HAPI.
 */
class IndexRows extends DaoSearchParamSynchronizer {

  private final ISearchParamIdentityCacheSvc identities;
  private final NewRows newRows;

  IndexRows(ISearchParamIdentityCacheSvc identities, NewRows newRows) {
    this.identities = identities;
    this.newRows = newRows;
  }

  @Override
  public AddRemoveCount synchronizeSearchParamsToDatabase(
      ResourceIndexedSearchParams params,
      ResourceTable resource,
      ResourceIndexedSearchParams existing) {
    if (!newRows.areCollected()
        || !params.myComboStringUniques.isEmpty()
        || tables(existing).anyMatch(table -> !table.isEmpty())) {
      return super.synchronizeSearchParamsToDatabase(params, resource, existing);
    }
    AddRemoveCount count = new AddRemoveCount();
    tables(params)
        .forEach(
            table -> {
              count.addToAddCount(collect(table, resource));
              // HAPI gives the resource what is left here, and would have the session watch it.
              table.clear();
            });
    return count;
  }

  private static Stream<Collection<? extends BaseResourceIndex>> tables(
      ResourceIndexedSearchParams params) {
    return Stream.of(
        params.myStringParams,
        params.myTokenParams,
        params.myNumberParams,
        params.myQuantityParams,
        params.myQuantityNormalizedParams,
        params.myDateParams,
        params.myUriParams,
        params.myCoordsParams,
        params.myLinks,
        params.myComboTokenNonUnique,
        params.myComboStringUniques);
  }

  private int collect(Collection<? extends BaseResourceIndex> table, ResourceTable resource) {
    for (BaseResourceIndex row : table) {
      row.setResourceId(resource.getId().getId());
      row.setPartitionId(resource.getPartitionId());
      row.calculateHashes();
    }
    // Only with their hashes are equal rows equal.
    Collection<BaseResourceIndex> distinct = new HashSet<>(table);
    for (BaseResourceIndex row : distinct) {
      if (row instanceof BaseResourceIndexedSearchParam index) {
        identities.findOrCreateSearchParamIdentity(
            index.getHashIdentity(), index.getResourceType(), index.getParamName());
      }
      newRows.add(row, resource.getId().getId());
    }
    return distinct.size();
  }
}
