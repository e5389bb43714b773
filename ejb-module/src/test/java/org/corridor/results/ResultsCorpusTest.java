package org.corridor.results;

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
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Severity;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Result messages of many senders: each becomes a sound transaction, or says why not. */
class ResultsCorpusTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final ResultsJourney journey = new ResultsJourney();

  private List<V2Message> messages(String folder) {
    List<V2Message> found = new ArrayList<>();
    for (Path file : SharedData.messages(SharedData.folder(folder))) {
      try {
        V2Message message = V2Message.parse(SharedData.bytes(file), TestHub.SENDER);
        if (journey.takes(message.header().type(), message.header().trigger())) {
          found.add(message);
        }
      } catch (Unreadable e) {
        // Not a result as far as anybody can tell.
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"hl7v2/ORU_R01, 30, 1", "hl7v2/scenarios, 13, 0", "hl7v2/_BATCH, 3, 0"})
  void everyMessageBecomesASoundTransactionOrSaysWhyNot(String folder, int least, int refusals) {
    List<V2Message> messages = messages(folder);
    assertThat(messages).hasSizeGreaterThanOrEqualTo(least);
    assertThat(messages.stream().filter(message -> !isTranslated(message))).hasSize(refusals);
  }

  /** Made to try single fields: most of them name no patient or bring no result. */
  @Test
  void fragmentsBecomeASoundTransactionOrSayWhyNot() {
    List<V2Message> messages = messages("hl7v2/pairs");
    assertThat(messages).hasSizeGreaterThan(100);
    messages.forEach(this::isTranslated);
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
    long lines = message.all("OBX").stream().filter(ResultsCorpusTest::saysSomething).count();
    assertThat(ids.stream().filter(id -> id.startsWith("Observation/"))).hasSize((int) lines);
    long orders = message.all("OBR").size();
    assertThat(ids.stream().filter(id -> id.startsWith("DiagnosticReport/"))).hasSize((int) orders);
  }

  private static boolean saysSomething(V2Segment obx) {
    return !obx.field(3).isAbsent() || !obx.field(5).isAbsent();
  }

  private static void assertComplete(Resource resource, Set<String> ids) {
    if (resource instanceof Observation observation) {
      assertThat(observation.hasStatus()).isTrue();
      assertThat(observation.hasCode()).isTrue();
    }
    if (resource instanceof DiagnosticReport report) {
      assertThat(report.hasStatus()).isTrue();
      assertThat(report.hasCode()).isTrue();
    }
    FHIR.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
        .filter(Reference::hasReference)
        .forEach(reference -> assertThat(ids).contains(reference.getReference()));
  }
}
