package org.corridor.charges;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of many senders about money: each becomes a sound transaction. */
class ChargesCorpusTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final List<MessageFamily> families = List.of(new ChargesJourney(), new AccountsJourney());

  @ParameterizedTest
  @CsvSource({"DFT_P03, 8", "DFT_P11, 1", "BAR_P01, 1", "BAR_P02, 2", "BAR_P12, 1"})
  void everyMessageBecomesASoundTransaction(String folder, int count) {
    List<Path> files = SharedData.messages(SharedData.folder("hl7v2/" + folder));
    assertThat(files).hasSize(count);
    for (Path file : files) {
      V2Message message = V2Message.parse(SharedData.bytes(file), TestHub.SENDER);
      assertSound(bundle(message, folder), message);
    }
  }

  /** Some of these lost the end of MSH; their folder tells the type. */
  private Bundle bundle(V2Message message, String folder) {
    String[] type = folder.split("_", -1);
    MessageFamily family =
        families.stream().filter(one -> one.takes(type[0], type[1])).findFirst().orElseThrow();
    return family.translate(message, TestHub.SENDER).bundle();
  }

  private static void assertSound(Bundle bundle, V2Message message) {
    Bundle read =
        FHIR.newJsonParser()
            .setParserErrorHandler(new StrictErrorHandler())
            .parseResource(Bundle.class, FHIR.newJsonParser().encodeResourceToString(bundle));
    Set<String> ids = new HashSet<>();
    read.getEntry()
        .forEach(entry -> assertThat(ids.add(entry.getRequest().getUrl())).as("once").isTrue());
    for (Bundle.BundleEntryComponent entry : read.getEntry()) {
      Resource resource = entry.getResource();
      FHIR.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
          .filter(Reference::hasReference)
          .forEach(reference -> assertThat(ids).contains(reference.getReference()));
      if (resource instanceof ChargeItem charge) {
        assertThat(charge.hasStatus() && charge.hasCode() && charge.hasSubject()).isTrue();
      }
    }
    assertThat(ids.stream().filter(id -> id.startsWith("ChargeItem/")))
        .hasSize(message.all("FT1").size());
  }
}
