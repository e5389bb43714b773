package org.corridor.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.corridor.orders.OrdersJourney;
import org.corridor.results.ResultsJourney;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;

/** PRT, wherever it stands. */
class ParticipantsTest {

  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
  private static final String HALE = "77^Hale^Kim^^^^^^NORTH";
  private static final String OBR = "OBR|1|P1^CLINIC|F1^LAB|58410-2^CBC^LN|||20260301";
  private static final String OBX = "OBX|1|NM|6690-2^Leukocytes^LN||4.1|10*3/uL|||||F";

  private final TestHub hub = new TestHub(new ResultsJourney(), new OrdersJourney());

  private void receive(String type, String... segments) {
    hub.receive(
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|LAB|NORTH|HUB|HUB|20260301010000+0000||" + type + "|1|P|2.7",
                    "PID|1||77001^^^NORTH^MR||Okafor^Ada"),
                Stream.of(segments))
            .toArray(String[]::new));
  }

  /** A PRT of somebody who does {@code function}, with its fields from 6. */
  private static String prt(String function, String further) {
    return "PRT|1|AD||" + function + "^^HL70912|" + HALE + "|" + further;
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private PractitionerRole role() {
    return hub.the(PractitionerRole.class);
  }

  @Test
  void aPersonTakesPartInARoleThatSaysWhereAndForWhom() {
    receive(
        "ORU^R01",
        OBR,
        prt(
            "TN",
            "394^Technician^SCT|DEP^Department^L|North Lab^^^^^NORTH^XX^^^L1|ROOM1^^^NORTH||20260101"
                + "|20261231||1 Main Road^^Akron^OH|555-0100"),
        OBX);
    assertThat(role().getPractitioner().getReference())
        .isEqualTo(reference(hub.the(Practitioner.class)));
    assertThat(role().getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("TN");
    assertThat(role().getSpecialtyFirstRep().getCodingFirstRep().getCode()).isEqualTo("394");
    assertThat(role().getPeriod().getEndElement().asStringValue()).isEqualTo("2026-12-31");
    assertThat(hub.all(Location.class))
        .extracting(ParticipantsTest::reference)
        .contains(role().getLocationFirstRep().getReference());
    assertThat(hub.the(Practitioner.class).getAddressFirstRep().getCity()).isEqualTo("Akron");
    Organization house =
        hub.all(Organization.class).stream()
            .filter(Organization::hasType)
            .findFirst()
            .orElseThrow();
    assertThat(role().getOrganization().getReference()).isEqualTo(reference(house));
    assertThat(house.hasAddress()).isFalse();
  }

  @Test
  void whatPeopleDoDecidesWhereTheyAreNamed() {
    receive("ORU^R01", OBR, prt("TN", ""), OBX);
    assertThat(hub.the(DiagnosticReport.class).getPerformerFirstRep().getReference())
        .isEqualTo(reference(role()));
  }

  @Test
  void whoInterpretsAReportIsNotItsPerformer() {
    receive("ORU^R01", OBR, prt("PRI", ""), OBX);
    assertThat(hub.the(DiagnosticReport.class).getResultsInterpreter())
        .extracting(Reference::getReference)
        .containsExactly(reference(role()));
    assertThat(hub.the(DiagnosticReport.class).hasPerformer()).isFalse();
  }

  @Test
  void whoOrdersIsTheRequesterWhereTheOrderNamesNone() {
    receive("OML^O21", "ORC|NW|P1^CLINIC", prt("OP", ""), OBR);
    assertThat(hub.the(ServiceRequest.class).getRequester().getReference())
        .isEqualTo(reference(role()));
  }

  @Test
  void whoCollectsASpecimenIsItsCollector() {
    receive("OML^O21", "ORC|NW|P1^CLINIC", OBR, prt("SC", ""), "SPM|1|S1&CLINIC||BLD");
    assertThat(hub.the(Specimen.class).getCollection().getCollector().getReference())
        .isEqualTo(reference(role()));
  }

  @Test
  void anObservationHasItsDeviceAndItsPlace() {
    receive(
        "ORU^R01",
        OBR,
        OBX,
        "PRT|1|AD||EQUIP^^HL70912|||||LAB2^^^NORTH|D1^LAB|||||"
            + "|00643169001763^^2.51.1.1^ISO|20240401|20270712|LOT3|SER4|DI5|469^Analyzer^SCT");
    Observation result = hub.the(Observation.class);
    Device device = hub.the(Device.class);
    assertThat(result.getDevice().getReference()).isEqualTo(reference(device));
    assertThat(device.getIdentifierFirstRep().getValue()).isEqualTo("D1");
    assertThat(device.getUdiCarrierFirstRep().getDeviceIdentifier()).isEqualTo("00643169001763");
    assertThat(device.getLotNumber()).isEqualTo("LOT3");
    assertThat(device.getSerialNumber()).isEqualTo("SER4");
    assertThat(result.hasExtension(CORE + "event-location")).isTrue();
    assertThat(result.hasPerformer()).isFalse();
  }

  @Test
  void theTextOfABarcodeIsNoNumber() {
    receive(
        "ORU^R01", OBR, OBX, "PRT|1|AD||EQUIP^^HL70912||||||(01)00643169001763(17)270712(10)A1");
    assertThat(hub.the(Device.class).getUdiCarrierFirstRep().getCarrierHRF()).startsWith("(01)006");
    assertThat(hub.the(Device.class).hasIdentifier()).isFalse();
  }

  @Test
  void whoOrdersInARoleComesBeforeTheFacility() {
    String facility = "ORC|NW|P1^CLINIC" + "|".repeat(19) + "North Clinic^^^^^NORTH^XX^^^C1";
    receive("OML^O21", facility, prt("OP", ""), OBR);
    assertThat(hub.the(ServiceRequest.class).getRequester().getReference())
        .isEqualTo(reference(role()));
  }

  @Test
  void aPrimaryCareProviderIsTheGeneralPractitioner() {
    receive("ORU^R01", prt("PP", ""), OBR, OBX);
    assertThat(hub.the(Patient.class).getGeneralPractitionerFirstRep().getReference())
        .isEqualTo(reference(role()));
    assertThat(hub.all(CareTeam.class)).isEmpty();
  }

  @Test
  void whoElseWorksForThePatientIsTheCareTeamAndTheRestIsRelated() {
    receive(
        "ORU^R01",
        prt("CP", ""),
        "PRT|2|AD||MTH^Mother^HL70063|12^Okafor^Bea^^^^^^NORTH||||||||||555-0100^PRN^PH^^^^^^^^^"
            + "||||||||H",
        OBR,
        OBX);
    CareTeam team = hub.the(CareTeam.class);
    assertThat(team.getSubject().getReference()).isEqualTo(reference(hub.the(Patient.class)));
    assertThat(team.getParticipantFirstRep().getRoleFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("CP");
    RelatedPerson mother = hub.the(RelatedPerson.class);
    assertThat(mother.getNameFirstRep().getFamily()).isEqualTo("Okafor");
    assertThat(mother.getTelecomFirstRep().hasExtension(CORE + "iso21090-preferred")).isTrue();
  }

  @Test
  void whoTakesPartInAVisitIsAParticipantOfIt() {
    receive("ORU^R01", "PV1|1|I|||||||||||||||||V1^^^NORTH^VN", prt("CP", ""), OBR, OBX);
    assertThat(hub.the(Encounter.class).getParticipantFirstRep().getIndividual().getReference())
        .isEqualTo(reference(role()));
  }

  @Test
  void whoNoLongerTakesPartIsNotNamed() {
    receive("ORU^R01", OBR, "PRT|1|D||TN^^HL70912|" + HALE, OBX);
    assertThat(hub.the(DiagnosticReport.class).hasPerformer()).isFalse();
  }
}
