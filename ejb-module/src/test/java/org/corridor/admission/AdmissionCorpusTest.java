package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.util.FhirTerser;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.shared.Severity;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/**
 * Every ADT message of the shared data: translated into a sound transaction, or refused for a
 * reason.
 */
class AdmissionCorpusTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final AdmissionJourney journey = new AdmissionJourney();
  private int translated;

  @Test
  void everyMessageIsTranslatedOrRefusedForAReason() {
    for (Path file : SharedData.messages(SharedData.folder("hl7v2"))) {
      if (file.toString().contains("/ADT_") || file.toString().contains("/scenarios/")) {
        BatchSplitter.split(SharedData.bytes(file)).messages().forEach(m -> look(file, m));
      }
    }
    assertThat(translated).isGreaterThan(100);
  }

  private void look(Path file, byte[] content) {
    V2Message message;
    try {
      message = V2Message.parse(content, TestHub.SENDER);
    } catch (Unreadable unreadable) {
      return;
    }
    if (message.header().type().equals("ADT")) {
      try {
        Translation translation = journey.translate(message, TestHub.SENDER);
        isSound(file, translation.bundle());
        translated++;
      } catch (NotTranslatable notTranslatable) {
        assertThat(notTranslatable.findings())
            .as("%s", file)
            .extracting(Finding::severity)
            .contains(Severity.ERROR);
      }
    }
  }

  /** It is strictly valid JSON, and every reference leads to a resource of the same bundle. */
  private static void isSound(Path file, Bundle bundle) {
    IParser parser = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    String json = parser.encodeResourceToString(bundle);
    Bundle again = parser.parseResource(Bundle.class, json);
    Set<String> present =
        again.getEntry().stream()
            .map(entry -> entry.getRequest().getUrl())
            .collect(Collectors.toSet());
    assertThat(present).as("%s", file).hasSameSizeAs(again.getEntry());
    FhirTerser terser = FHIR.newTerser();
    assertThat(terser.getAllPopulatedChildElementsOfType(again, Reference.class))
        .as("%s", file)
        .filteredOn(Reference::hasReference)
        .extracting(Reference::getReference)
        .allMatch(present::contains);
  }
}
