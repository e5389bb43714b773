package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import java.util.List;

/** HAPI's settings, chosen for a repository that is mostly written by messages. */
final class StorageSettings {

  private StorageSettings() {}

  static JpaStorageSettings of(FhirServerSettings settings) {
    JpaStorageSettings hapi = new JpaStorageSettings();
    writeLittle(hapi);
    searchFresh(hapi, settings);
    limit(hapi, settings);
    hapi.setEnforceReferentialIntegrityOnWrite(settings.referentialIntegrity());
    hapi.setEnforceReferentialIntegrityOnDelete(settings.referentialIntegrity());
    hapi.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
    // Subscription, terminology and reindexing jobs are asked for, never started by the clock.
    hapi.setStatusBasedReindexingDisabled(true);
    hapi.setMarkResourcesForReindexingUponSearchParameterChange(false);
    hapi.setPreExpandValueSets(false);
    hapi.setEnableTaskPreExpandValueSets(false);
    return hapi;
  }

  /** Fewer rows and fewer bytes for each resource that is written. */
  private static void writeLittle(JpaStorageSettings hapi) {
    hapi.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
    hapi.setStoreMetaSourceInformation(
        JpaStorageSettings.StoreMetaSourceInformationEnum.SOURCE_URI);
    hapi.setIndexMissingFields(JpaStorageSettings.IndexEnabledEnum.DISABLED);
    hapi.setSuppressStringIndexingInTokens(true);
    hapi.setIndexStorageOptimized(true);
    hapi.setResourceEncoding(ResourceEncodingEnum.JSON);
    hapi.setUniqueIndexesCheckedBeforeSave(false);
    // Never invalidated when an identifier moves to another resource, which clients may do.
    hapi.setMatchUrlCacheEnabled(false);
  }

  /** What was just written is found; nobody pays for a count that nobody asked for. */
  private static void searchFresh(JpaStorageSettings hapi, FhirServerSettings settings) {
    hapi.setReuseCachedSearchResultsForMillis(null);
    hapi.setExpireSearchResultsAfterMillis(settings.searchLifetime().toMillis());
    hapi.setDefaultTotalMode(SearchTotalModeEnum.NONE);
    hapi.setSearchPreFetchThresholds(
        List.of(settings.defaultPageSize() + 1, settings.maximumPageSize() + 1, 5000, -1));
  }

  private static void limit(JpaStorageSettings hapi, FhirServerSettings settings) {
    hapi.setMaximumIncludesToLoadPerPage(settings.maximumIncludes());
    hapi.setMaximumTransactionBundleSize(settings.maximumTransactionEntries());
    hapi.setBundleBatchPoolSize(settings.batchThreads());
    hapi.setBundleBatchMaxPoolSize(settings.batchThreads());
    hapi.setAllowMultipleDelete(false);
    hapi.setExpungeEnabled(false);
  }
}
