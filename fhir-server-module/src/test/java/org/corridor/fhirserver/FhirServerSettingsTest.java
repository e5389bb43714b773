package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FhirServerSettingsTest {

  @Test
  void nothingNeedsToBeSet() {
    FhirServerSettings settings = FhirServerSettings.from(new MapConfig(Map.of()));

    assertThat(settings.datasource()).isEqualTo("java:jboss/datasources/corridor-fhir");
    assertThat(settings.referentialIntegrity()).isTrue();
    assertThat(settings.searchLifetime()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void everythingCanBeSet() {
    FhirServerSettings settings =
        FhirServerSettings.from(
            new MapConfig(
                Map.of(
                    "corridor.datasource.fhir", "java:/elsewhere",
                    "corridor.fhir.default-page-size", "10",
                    "corridor.fhir.maximum-page-size", "20",
                    "corridor.fhir.maximum-includes", "30",
                    "corridor.fhir.maximum-transaction-entries", "40",
                    "corridor.fhir.search-lifetime", "PT1M",
                    "corridor.fhir.batch-threads", "2",
                    "corridor.fhir.referential-integrity", "false")));

    assertThat(settings)
        .isEqualTo(
            new FhirServerSettings(
                "java:/elsewhere", 10, 20, 30, 40, Duration.ofMinutes(1), 2, false));
  }

  @Test
  void aPageWithoutEntriesIsNoPage() {
    assertThatThrownBy(
            () ->
                FhirServerSettings.from(
                    new MapConfig(Map.of("corridor.fhir.maximum-page-size", "0"))))
        .hasMessageContaining("corridor.fhir.maximum-page-size");
  }
}
