package org.corridor.fhirserver;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How the FHIR server is set up. Keys start with {@code corridor.fhir.}; the datasource's with
 * {@code corridor.datasource.}.
 *
 * @param datasource JNDI name of the datasource that the repository lives in; it must not be part
 *     of container transactions ({@code corridor.datasource.fhir})
 * @param defaultPageSize entries of a search page when the client names no {@code _count} ({@code
 *     default-page-size})
 * @param maximumPageSize entries of a search page at most ({@code maximum-page-size})
 * @param maximumIncludes resources that {@code _include} and {@code _revinclude} add to a page at
 *     most ({@code maximum-includes})
 * @param maximumTransactionEntries entries of a transaction or batch at most ({@code
 *     maximum-transaction-entries})
 * @param searchLifetime how long a client may page through the results of a search ({@code
 *     search-lifetime})
 * @param batchThreads threads that work on batch bundles ({@code batch-threads})
 * @param referentialIntegrity whether a reference must lead to a resource that exists ({@code
 *     referential-integrity})
 */
record FhirServerSettings(
    String datasource,
    int defaultPageSize,
    int maximumPageSize,
    int maximumIncludes,
    int maximumTransactionEntries,
    Duration searchLifetime,
    int batchThreads,
    boolean referentialIntegrity) {

  FhirServerSettings {
    positive("default-page-size", defaultPageSize);
    positive("maximum-page-size", maximumPageSize);
    positive("maximum-includes", maximumIncludes);
    positive("maximum-transaction-entries", maximumTransactionEntries);
    positive("batch-threads", batchThreads);
    if (searchLifetime.isNegative() || searchLifetime.isZero()) {
      throw new IllegalArgumentException("corridor.fhir.search-lifetime must be positive");
    }
  }

  static FhirServerSettings from(Config config) {
    return new FhirServerSettings(
        config
            .getOptionalValue("corridor.datasource.fhir", String.class)
            .orElse("java:jboss/datasources/corridor-fhir"),
        number(config, "default-page-size", 50),
        number(config, "maximum-page-size", 500),
        number(config, "maximum-includes", 2000),
        number(config, "maximum-transaction-entries", 2000),
        config
            .getOptionalValue("corridor.fhir.search-lifetime", Duration.class)
            .orElse(Duration.ofMinutes(30)),
        number(config, "batch-threads", 4),
        config.getOptionalValue("corridor.fhir.referential-integrity", Boolean.class).orElse(true));
  }

  private static int number(Config config, String name, int otherwise) {
    return config.getOptionalValue("corridor.fhir." + name, Integer.class).orElse(otherwise);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("corridor.fhir." + name + " must be positive");
    }
  }
}
