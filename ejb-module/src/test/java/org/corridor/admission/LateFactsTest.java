package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.corridor.results.ResultsJourney;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** A late message changes nothing that was said, or confirmed unchanged, after its time. */
class LateFactsTest {

  private static final List<Class<? extends Resource>> FACTS =
      List.of(AllergyIntolerance.class, Condition.class, Coverage.class, RelatedPerson.class);

  private final TestHub hub = new TestHub(new AdmissionJourney(), new ResultsJourney());

  private static String penicillin(String severity) {
    return "AL1|1|DA|7980^Penicillin^RXN|" + severity + "|Rash";
  }

  private static String[] facts(String hour, String severity, String onset, String plan) {
    return Adt.event(
        "A08",
        hour,
        Adt.pid("1"),
        "NK1|1|Doe^Al|SPO|1 " + plan + " Road^^Akron",
        Adt.pv1("I", "4W"),
        penicillin(severity),
        "DG1|1||I10^Hypertension^I10||" + onset + "|A",
        "IN1|1|P1|INS7|Mutual|||||||||20250101||||Doe^Jo|SEL" + "|".repeat(5) + plan);
  }

  private void receiveAllergy(String hour, String severity) {
    hub.receive(Adt.event("A08", hour, Adt.pid("1"), penicillin(severity)));
  }

  private AllergyIntoleranceCriticality criticality() {
    return hub.the(AllergyIntolerance.class).getCriticality();
  }

  @Test
  void aLateMessageDoesNotOverwriteWhatWasConfirmedUnchanged() {
    receiveAllergy("08", "MI");
    receiveAllergy("20", "MI");
    receiveAllergy("12", "SV");
    assertThat(criticality()).isEqualTo(AllergyIntoleranceCriticality.LOW);
  }

  @Test
  void silenceConfirmsNothing() {
    receiveAllergy("08", "MI");
    hub.receive(Adt.event("A08", "20", Adt.pid("1"), "AL1|1|FA|256349002^Peanut^SCT|MI"));
    receiveAllergy("12", "SV");
    assertThat(hub.all(AllergyIntolerance.class).get(0).getCriticality())
        .isEqualTo(AllergyIntoleranceCriticality.HIGH);
  }

  @Test
  void whatIsNewerThanTheConfirmationCounts() {
    receiveAllergy("08", "MI");
    receiveAllergy("12", "MI");
    receiveAllergy("20", "SV");
    receiveAllergy("16", "MI");
    assertThat(criticality()).isEqualTo(AllergyIntoleranceCriticality.HIGH);
  }

  @Test
  void confirmingWritesNoVersionOfTheFact() {
    hub.receive(facts("08", "MI", "20240101", "1"));
    hub.receive(facts("12", "MI", "20240101", "1"));
    assertThat(hub.repository().written())
        .filteredOn(reference -> reference.endsWith("/_history/2"))
        .allMatch(
            reference -> reference.startsWith("Patient/") || reference.startsWith("Encounter/"));
  }

  @Test
  void aResendWritesNothing() {
    hub.receive(facts("08", "MI", "20240101", "1"));
    hub.receive(facts("12", "MI", "20240101", "1"));
    int writes = hub.repository().writes();
    hub.receive(facts("12", "MI", "20240101", "1"));
    assertThat(hub.repository().writes()).isEqualTo(writes);
  }

  @Test
  void theMemoryOfConfirmationsDoesNotGrow() {
    hub.receive(facts("08", "MI", "20240101", "1"));
    hub.receive(facts("12", "MI", "20240101", "1"));
    int patient = size(hub.the(Patient.class));
    int visit = size(hub.the(Encounter.class));
    hub.receive(facts("13", "MI", "20240101", "1"));
    hub.receive(facts("14", "MI", "20240101", "1"));
    assertThat(size(hub.the(Patient.class))).isEqualTo(patient);
    assertThat(size(hub.the(Encounter.class))).isEqualTo(visit);
  }

  private static int size(Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource).length();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    List<String[]> messages =
        List.of(
            facts("08", "MI", "20240101", "1"),
            facts("10", "SV", "20230202", "2"),
            facts("12", "MI", "20240101", "1"),
            facts("14", "MI", "20240101", "1"));
    assertThat(endings(messages)).hasSize(1);
  }

  @Test
  void theOrderOfArrivalDoesNotMatterForMessagesThatLeaveThingsOut() {
    List<String[]> messages =
        List.of(
            facts("08", "MI", "20240101", "1"),
            facts("10", "SV", "20230202", "2"),
            facts("12", "MI", "20240101", "1"),
            Adt.event("A08", "14", Adt.pid("1"), "AL1|1|FA|256349002^Peanut^SCT|MI"));
    assertThat(endings(messages)).hasSize(1);
  }

  /** The states that the facts are in after each of the orders in which messages can arrive. */
  private static Set<List<String>> endings(List<String[]> messages) {
    Set<List<String>> endings = new HashSet<>();
    for (List<String[]> order : permutations(messages)) {
      TestHub hub = new TestHub(new AdmissionJourney());
      order.forEach(hub::receive);
      endings.add(state(hub));
    }
    return endings;
  }

  private static List<String> state(TestHub hub) {
    return FACTS.stream()
        .flatMap(type -> hub.all(type).stream())
        .map(LateFactsTest::text)
        .sorted()
        .toList();
  }

  private static String text(Resource resource) {
    resource.setMeta(null).setId(resource.getIdPart());
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }

  private static List<List<String[]>> permutations(List<String[]> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String[]>> all = new ArrayList<>();
    for (String[] first : items) {
      List<String[]> rest = items.stream().filter(item -> item != first).toList();
      for (List<String[]> tail : permutations(rest)) {
        List<String[]> order = new ArrayList<>(tail);
        order.add(first);
        all.add(order);
      }
    }
    return all;
  }

  private void receiveResult(String hour, String state, String... results) {
    String time = "20250611" + hour + "0000-0500";
    List<String> segments = new ArrayList<>();
    segments.add("MSH|^~\\&|LAB|FAC|HUB|R|" + time + "||ORU^R01|R" + hour + state + "|P|2.5.1");
    segments.add(Adt.pid("1"));
    segments.add("OBR|1|P1^A|F1^L|58410-2^CBC^LN|||20250611070000-0500" + "|".repeat(18) + state);
    segments.addAll(Arrays.asList(results));
    hub.receive(segments.toArray(String[]::new));
  }

  private static String leukocytes(String value, String state) {
    return "OBX|1|NM|6690-2^Leukocytes^LN||" + value + "|10*3/uL|||||" + state;
  }

  private String value() {
    return hub.the(Observation.class).getValueQuantity().getValue().toPlainString();
  }

  @Test
  void aLateResultDoesNotOverwriteOneThatWasSentAgain() {
    receiveResult("08", "F", leukocytes("4.1", "F"));
    receiveResult("20", "F", leukocytes("4.1", "F"));
    receiveResult("12", "F", leukocytes("9.9", "F"));
    assertThat(value()).isEqualTo("4.1");
  }

  @Test
  void aStatementThatDoesNotCountMakesNothingNewer() {
    receiveResult("08", "F", leukocytes("4.1", "F"));
    receiveResult("20", "P", leukocytes("5.0", "P"));
    receiveResult("12", "F", leukocytes("4.2", "F"));
    assertThat(value()).isEqualTo("4.2");
    assertThat(hub.the(DiagnosticReport.class).getStatus())
        .isEqualTo(DiagnosticReport.DiagnosticReportStatus.FINAL);
  }

  @Test
  void aFinalResultThatArrivesAfterANewerPreliminaryOneIsStillCorrectedByTime() {
    receiveResult("20", "P", leukocytes("5.0", "P"));
    receiveResult("08", "F", leukocytes("4.1", "F"));
    receiveResult("12", "F", leukocytes("4.2", "F"));
    assertThat(value()).isEqualTo("4.2");
  }
}
