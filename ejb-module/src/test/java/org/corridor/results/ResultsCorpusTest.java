package org.corridor.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Severity;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Result messages of many senders: each becomes a sound transaction, or says why not. */
class ResultsCorpusTest {

  private final ResultsJourney journey = new ResultsJourney();

  private List<V2Message> messages(String folder) {
    return SharedData.readable(SharedData.folder(folder)).stream().filter(journey::takes).toList();
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

  private static void assertSound(Bundle transaction, V2Message message) {
    SoundBundle bundle = SoundBundle.of(transaction);
    assertThat(bundle.all(Observation.class))
        .hasSize((int) message.all("OBX").stream().filter(ResultsCorpusTest::saysSomething).count())
        .allMatch(observation -> observation.hasStatus() && observation.hasCode());
    assertThat(bundle.all(DiagnosticReport.class))
        .hasSameSizeAs(message.all("OBR"))
        .allMatch(report -> report.hasStatus() && report.hasCode());
  }

  private static boolean saysSomething(V2Segment obx) {
    return !obx.field(3).isAbsent() || !obx.field(5).isAbsent();
  }
}
