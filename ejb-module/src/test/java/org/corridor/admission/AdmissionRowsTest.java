package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.admission.Adt.event;
import static org.corridor.admission.Adt.pid;

import java.util.List;
import org.corridor.testing.Segment;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** Fields of PID, PD1, PV1, PV2, DG1 and IN1 that few messages carry. */
class AdmissionRowsTest {

  private static final String OWN = "https://corridor.example/fhir/StructureDefinition/";
  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

  private final TestHub hub = new TestHub(new AdmissionJourney());

  /** PID with its fields from 18 on. */
  private static String pidFrom18(String fields) {
    return pid("1") + "|".repeat(10) + fields;
  }

  /** PV1 of visit V1 in a place, with one more field. */
  private static String pv1(String place, int field, String value) {
    return Segment.of("PV1", "2=I", "3=" + place, "19=V1^^^FAC^VN", field + "=" + value).text();
  }

  private Encounter visit() {
    return hub.the(Encounter.class);
  }

  private List<String> places() {
    return visit().getLocation().stream()
        .map(place -> name(place) + " " + place.getStatus().toCode())
        .toList();
  }

  private String name(EncounterLocationComponent place) {
    return hub.repository()
        .get(place.getLocation().getReference())
        .map(Location.class::cast)
        .orElseThrow()
        .getName();
  }

  @Test
  void theAccountIsTheVisitsAndThePatients() {
    hub.receive(event("A01", "08", pidFrom18("ACC7^^^FAC^AN"), pv1("4W", 10, "MED")));
    Account account = hub.the(Account.class);
    assertThat(account.getIdentifierFirstRep().getValue()).isEqualTo("ACC7");
    assertThat(account.getSubjectFirstRep().getReference())
        .isEqualTo("Patient/" + hub.the(Patient.class).getIdPart());
    assertThat(visit().getAccountFirstRep().getReference())
        .isEqualTo("Account/" + account.getIdPart());
  }

  @Test
  void theMotherIsARelatedPersonWithANumber() {
    hub.receive(event("A28", "08", pidFrom18("|||900^^^FAC^MR")));
    RelatedPerson mother = hub.the(RelatedPerson.class);
    assertThat(mother.getIdentifierFirstRep().getValue()).isEqualTo("900");
    assertThat(mother.getRelationshipFirstRep().getCodingFirstRep().getCode()).isEqualTo("MTH");
  }

  @Test
  void aVeteranAndAnUnknownPersonAreMarkedSo() {
    hub.receive(event("A28", "08", pidFrom18("|".repeat(9) + "V^Veteran||||Y")));
    Patient patient = hub.the(Patient.class);
    assertThat(extension(patient, OWN + "veteran-military-status", CodeableConcept.class))
        .extracting(status -> status.getCodingFirstRep().getCode())
        .isEqualTo("V");
    assertThat(extension(patient, OWN + "identity-unknown", BooleanType.class).booleanValue())
        .isTrue();
  }

  private static <T extends Type> T extension(DomainResource resource, String url, Class<T> type) {
    return type.cast(resource.getExtensionByUrl(url).getValue());
  }

  @Test
  void theLastUpdateOfAPatientIsAProvenanceOnce() {
    String pid = pidFrom18("|".repeat(15) + "20250601080000-0500|NORTH");
    hub.receive(event("A28", "08", pid));
    hub.receive(event("A31", "09", pid));
    List<Provenance> updates =
        hub.all(Provenance.class).stream().filter(p -> !p.hasEntity()).toList();
    assertThat(updates).hasSize(1);
    Provenance update = updates.get(0);
    assertThat(update.getOccurredDateTimeType().getValueAsString()).startsWith("2025-06-01T08");
    assertThat(update.getAgentFirstRep().getType().getCodingFirstRep().getCode())
        .isEqualTo("performer");
    assertThat(update.getTargetFirstRep().getReference()).startsWith("Patient/");
  }

  @Test
  void aLivingWillIsAnObservation() {
    hub.receive(event("A28", "08", pid("1"), "PD1|||||||Y"));
    hub.receive(event("A31", "09", pid("1"), "PD1|||||||N"));
    Observation will = hub.the(Observation.class);
    assertThat(will.getCode().getCodingFirstRep().getCode()).isEqualTo("75320-2");
    assertThat(will.getValueCodeableConcept().getCodingFirstRep().getCode()).isEqualTo("N");
  }

  @Test
  void aTemporaryPlaceStandsBesideThePatientsOwn() {
    hub.receive(event("A01", "08", pid("1"), pv1("4W", 11, "XRAY")));
    assertThat(places()).containsExactly("4W active", "XRAY active");
    hub.receive(event("A08", "09", pid("1"), pv1("4W", 11, "XRAY")));
    assertThat(places()).containsExactly("4W active", "XRAY active");
    hub.receive(event("A08", "10", pid("1"), pv1("4W", 43, "XRAY")));
    assertThat(places()).containsExactly("4W active", "XRAY completed");
    hub.receive(event("A02", "11", pid("1"), pv1("5W", 10, "MED")));
    assertThat(places()).containsExactly("4W completed", "XRAY completed", "5W active");
  }

  @Test
  void aPlaceIsKeptUntilThePatientIsThere() {
    hub.receive(event("A01", "08", pid("1"), pv1("4W", 42, "5W")));
    assertThat(places()).containsExactly("4W active", "5W reserved");
    hub.receive(event("A02", "09", pid("1"), pv1("5W", 10, "MED")));
    assertThat(places()).containsExactly("4W completed", "5W active");
  }

  @Test
  void aDischargeEndsTheSidePlacesToo() {
    hub.receive(event("A01", "08", pid("1"), pv1("4W", 11, "XRAY")));
    hub.receive(event("A08", "09", pid("1"), pv1("4W", 42, "5W")));
    hub.receive(event("A03", "10", pid("1"), pv1("4W", 10, "MED")));
    assertThat(places()).containsExactly("4W completed", "XRAY completed");
  }

  @Test
  void theBedHasTheNewestStatus() {
    hub.receive(event("A01", "08", pid("1"), pv1("4W^2^A", 40, "O")));
    hub.receive(event("A08", "10", pid("1"), pv1("4W^2^A", 40, "H")));
    hub.receive(event("A08", "09", pid("1"), pv1("4W^2^A", 40, "C")));
    Location bed =
        hub.all(Location.class).stream().filter(l -> l.getName().equals("A")).findFirst().get();
    assertThat(bed.getOperationalStatus().getCode()).isEqualTo("H");
  }

  @Test
  void theFinancialClassIsTheTypeOfTheFirstCoverage() {
    hub.receive(
        event(
            "A01",
            "08",
            pid("1"),
            pv1("4W", 20, "HMO^20250101"),
            "IN1|1|P1|INS7|Mutual|9 High Street^^Akron",
            "IN1|2|P2|INS8|Other"));
    assertThat(hub.all(Coverage.class))
        .extracting(c -> c.hasType() ? c.getType().getCodingFirstRep().getCode() : "")
        .containsExactly("HMO", "");
    Organization payor =
        hub.all(Organization.class).stream()
            .filter(o -> "Mutual".equals(o.getName()))
            .findFirst()
            .orElseThrow();
    assertThat(payor.getAddressFirstRep().getLine().get(0).getValue()).isEqualTo("9 High Street");
  }

  @Test
  void aVisitBelongsToItsEpisode() {
    String pv1 = pv1("4W", 54, "EP1^^^FAC").replace("||EP1", "|Knee|EP1");
    hub.receive(event("A01", "08", pid("1"), pv1));
    EpisodeOfCare episode = hub.the(EpisodeOfCare.class);
    assertThat(episode.getIdentifierFirstRep().getValue()).isEqualTo("EP1");
    assertThat(episode.getExtensionByUrl(CORE + "resource-instance-description").getValue())
        .hasToString("Knee");
    assertThat(visit().getEpisodeOfCareFirstRep().getReference())
        .isEqualTo("EpisodeOfCare/" + episode.getIdPart());
  }

  @Test
  void aVisitIsDescribedAndProtected() {
    hub.receive(event("A01", "08", pid("1"), pv1("4W", 10, "MED")));
    hub.receive(
        event(
            "A08",
            "09",
            pid("1"),
            pv1("4W", 10, "MED"),
            "PV2" + "|".repeat(12) + "Knee" + "|".repeat(10) + "Y"));
    assertThat(visit().getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("R");
    assertThat(visit().getExtensionByUrl(CORE + "resource-instance-description").getValue())
        .hasToString("Knee");
  }

  @Test
  void aDiagnosisIsDueToAnother() {
    hub.receive(
        event(
            "A01",
            "08",
            pid("1"),
            pv1("4W", 10, "MED"),
            "DG1|1||E11^Diabetes^I10|||A" + "|".repeat(14) + "D1^FAC",
            "DG1|2||G63^Neuropathy^I10|||A" + "|".repeat(14) + "D2^FAC||D1^FAC",
            "DG1|3||H36^Retinopathy^I10|||A" + "|".repeat(14) + "D3^FAC||D9^FAC"));
    Reference neuropathy = cause("D2");
    assertThat(neuropathy.getReference()).isEqualTo("Condition/" + condition("D1").getIdPart());
    assertThat(cause("D3").getIdentifier().getValue()).isEqualTo("D9");
  }

  private Condition condition(String number) {
    return hub.all(Condition.class).stream()
        .filter(condition -> condition.getIdentifierFirstRep().getValue().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private Reference cause(String number) {
    return extension(condition(number), CORE + "condition-dueTo", Reference.class);
  }

  @Test
  void aCommonMessageIsAsCheapAsBefore() {
    hub.receive(
        event(
            "A01",
            "08",
            pid("1") + "|||1 Main Road^^Springfield^OH^45501^USA^H||555-0101|||M",
            "NK1|1|Kin^Karin|SPO^Spouse^HL70063|9 Side Street^^Springfield^OH^45501^USA|555-0199",
            "PV1|1|I|4W^101^1^EASTHAM|R|||1122334^Hale^Morgan^^^Dr^^^NPI|||MED|||||||||V1^^^EHM^VN",
            "AL1|1|DA|7980^Penicillin^RXN|MO|Rash",
            "DG1|1||I10^Essential hypertension^I10|||A",
            "IN1|1|PLAN01|INS77|Invented Mutual||||GRP1||||||||Self|SEL"));
    assertThat(hub.repository().written()).hasSize(14);
  }
}
