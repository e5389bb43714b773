package org.corridor.immunization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

class ImmunizationMessagesTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");

  private final MessageWriters writers =
      new MessageWriters(List.of(new ImmunizationMessages()), new Letterhead("HUB", "NORTH"));
  private final Bundle bundle = new Bundle();
  private final Immunization vaccination = vaccination("77", "08");

  ImmunizationMessagesTest() {
    Patient patient = new Patient();
    patient.setId("Patient/p");
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("1");
    bundle.addEntry().setResource(patient);
    bundle.addEntry().setResource(vaccination);
  }

  private static Immunization vaccination(String number, String cvx) {
    Immunization one = new Immunization();
    one.setId("Immunization/" + number);
    one.addIdentifier().setSystem("urn:oid:1.9").setValue(number);
    one.getIdentifierFirstRep().getType().addCoding().setSystem(TYPES).setCode("FILL");
    one.setStatus(ImmunizationStatus.COMPLETED);
    one.getVaccineCode().addCoding().setSystem("http://hl7.org/fhir/sid/cvx").setCode(cvx);
    one.getPatient().setReference("Patient/p");
    one.setOccurrence(new DateTimeType("2025-06-10"));
    return one;
  }

  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

  private Written write() {
    return writers.write(bundle, NOON, Optional.empty());
  }

  private String message() {
    assertThat(write().messages()).hasSize(1);
    return new String(write().messages().get(0), UTF_8);
  }

  @Test
  void aVaccinationIsTold() {
    Organization maker = new Organization().setName("Maker");
    maker.setId("Organization/m");
    bundle.addEntry().setResource(maker);
    vaccination
        .setLotNumber("L1")
        .setDoseQuantity(new Quantity(null, 0.5, "http://unitsofmeasure.org", "mL", "mL"))
        .setPrimarySource(true)
        .getManufacturer()
        .setReference("Organization/m");
    vaccination.addProtocolApplied().setDoseNumber(new PositiveIntType(2));
    assertThat(message())
        .contains("|VXU^V04^VXU_V04|")
        .endsWith(
            "PID|1||1^^^&1.2.3&ISO\r"
                + "ORC|RE||77^^1.9^ISO\r"
                + "RXA|0|1|20250610|20250610|08^^CVX|0.5|mL^^UCUM||00^New immunization"
                + " record^NIP001||||||L1||^Maker|||CP|A\r"
                + "OBX|1|NM|30973-2^Dose number in series^LN|2|2||||||F\r");
    assertThat(write().findings()).isEmpty();
  }

  @Test
  void thoseOfOnePatientAreToldTogether() {
    bundle.addEntry().setResource(vaccination("78", "10"));
    assertThat(message()).containsPattern("(?s)ORC.RE..77.*RXA.*08.*ORC.RE..78.*RXA.*10");
  }

  @Test
  void whatWasNotGivenIsToldSo() {
    vaccination.setStatus(ImmunizationStatus.NOTDONE).getStatusReason().setText("fever");
    assertThat(message()).contains("|999||||||||||||^fever||NA|A\r");
    vaccination.getStatusReason().addCoding().setSystem("urn:x:NIP002").setCode("03");
    assertThat(message()).contains("||RE|A\r");
    vaccination.setStatus(ImmunizationStatus.ENTEREDINERROR);
    assertThat(message()).contains("|||D\r");
    assertThat(write().findings()).isEmpty();
  }

  @Test
  void whatIsNotToldIsAFinding() {
    vaccination.addReaction().setReported(true);
    vaccination.getProtocolAppliedFirstRep().getAuthority().setDisplay("who");
    assertThat(write().findings())
        .extracting(Finding::location)
        .containsExactlyInAnyOrder(
            "Immunization.reaction.reported", "Immunization.protocolApplied.authority.display");
  }

  @Test
  void withoutADateOrAVaccineThereIsNoMessage() {
    vaccination.setOccurrence(null);
    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("Immunization.occurrence"));
    vaccination.setOccurrence(new DateTimeType("2025")).setVaccineCode(null);
    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("Immunization.vaccineCode"));
  }
}
