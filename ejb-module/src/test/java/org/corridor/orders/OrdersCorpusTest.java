package org.corridor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Severity;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order messages of many senders: each becomes a sound transaction, or says why not. */
class OrdersCorpusTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final OrdersJourney journey = new OrdersJourney();

  private List<V2Message> messages(String folder) {
    List<V2Message> found = new ArrayList<>();
    for (Path file : SharedData.messages(SharedData.folder(folder))) {
      try {
        V2Message message = V2Message.parse(SharedData.bytes(file), TestHub.SENDER);
        if (journey.takes(message)) {
          found.add(message);
        }
      } catch (Unreadable e) {
        // Not an order as far as anybody can tell.
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "hl7v2/ORM_O01, 5, 0",
    "hl7v2/OML_O21, 8, 0",
    "hl7v2/OMG_O19, 1, 0",
    "hl7v2/scenarios, 3, 0"
  })
  void everyMessageBecomesASoundTransactionOrSaysWhyNot(String folder, int least, int refusals) {
    List<V2Message> messages = messages(folder);
    assertThat(messages).hasSizeGreaterThanOrEqualTo(least);
    assertThat(messages.stream().filter(message -> !isTranslated(message))).hasSize(refusals);
  }

  private boolean isTranslated(V2Message message) {
    try {
      assertSound(journey.translate(message, TestHub.SENDER).bundle(), message);
      return true;
    } catch (NotTranslatable e) {
      assertThat(e.findings()).anyMatch(finding -> finding.severity() == Severity.ERROR);
      return false;
    }
  }

  private static void assertSound(Bundle bundle, V2Message message) {
    String json = FHIR.newJsonParser().encodeResourceToString(bundle);
    Bundle read =
        FHIR.newJsonParser()
            .setParserErrorHandler(new StrictErrorHandler())
            .parseResource(Bundle.class, json);
    Set<String> ids = new HashSet<>();
    for (Bundle.BundleEntryComponent entry : read.getEntry()) {
      assertThat(ids.add(entry.getRequest().getUrl())).as("each resource once").isTrue();
    }
    for (Bundle.BundleEntryComponent entry : read.getEntry()) {
      assertComplete(entry.getResource(), ids);
    }
    assertThat(ids.stream().filter(id -> id.startsWith("ServiceRequest/")))
        .as("orders of %s", message.header().controlId())
        .isNotEmpty();
  }

  private static void assertComplete(Resource resource, Set<String> ids) {
    if (resource instanceof ServiceRequest order) {
      assertThat(order.hasStatus()).isTrue();
      assertThat(order.hasIntent()).isTrue();
      assertThat(order.hasSubject()).isTrue();
    }
    FHIR.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
        .filter(Reference::hasReference)
        .forEach(reference -> assertThat(ids).contains(reference.getReference()));
  }
}
