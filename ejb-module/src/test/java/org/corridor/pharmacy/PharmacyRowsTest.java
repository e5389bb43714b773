package org.corridor.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestDispenseRequestComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.junit.jupiter.api.Test;

/** The rows of RXO, RXE, RXD, RXR, TQ1 and TQ. */
class PharmacyRowsTest {

  private static final String ORC = "ORC|NW|P1^CPOE|F1^PHARM|G1^CPOE";
  private static final String RXO =
      "RXO|197361^Amlodipine^RXNORM|5|10|mg|TAB^Tablet^L|^Call the ward|^Take with water~^Not at"
          + " night||G||30|{tbl}^tablet^UCUM|3|77^Hale^Kim^^^^^^NORTH||||2.5|mg|I10^Hypertension^I10"
          + "|2|mL/h|20^mg||5|mL||||||PH1^Main Pharmacy|1 Main Road^^Akron^OH|||555-0100";

  private final TestHub hub = new TestHub(new PharmacyJourney());

  private MedicationRequest receive(String type, String... segments) {
    hub.receive(
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|CPOE|NORTH|HUB|HUB|20260301010000+0000||" + type + "|1|P|2.5.1",
                    "PID|1||77001^^^NORTH^MR||Okafor^Ada"),
                Stream.of(segments))
            .toArray(String[]::new));
    return hub.the(MedicationRequest.class);
  }

  private static String text(Quantity quantity) {
    return quantity.getValue().toPlainString() + " " + quantity.getCode();
  }

  @Test
  void anOrderIsReadWhole() {
    MedicationRequest order = receive("OMP^O09", ORC, RXO);
    assertThat(order.getGroupIdentifier().getValue()).isEqualTo("G1");
    assertThat(order.getNoteFirstRep().getText()).contains("Call the ward");
    assertThat(order.getSubstitution().getAllowedCodeableConcept().getCodingFirstRep().getCode())
        .isEqualTo("G");
    assertThat(order.getRequester().getReference()).startsWith("Practitioner/");
    assertThat(order.getReasonCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("I10");
    MedicationRequestDispenseRequestComponent dispense = order.getDispenseRequest();
    assertThat(text(dispense.getQuantity())).isEqualTo("30 {tbl}");
    assertThat(dispense.getNumberOfRepeatsAllowed()).isEqualTo(3);
    Organization pharmacy =
        hub.all(Organization.class).stream()
            .filter(one -> "Main Pharmacy".equals(one.getName()))
            .findFirst()
            .orElseThrow();
    assertThat(dispense.getPerformer().getReference())
        .isEqualTo("Organization/" + pharmacy.getIdPart());
    assertThat(pharmacy.getAddressFirstRep().getCity()).isEqualTo("Akron");
    assertThat(pharmacy.getTelecom()).hasSize(1);
  }

  @Test
  void theNumberOfAPrescriptionIsToldFromThoseOfTheOrder() {
    MedicationRequest order =
        receive("RDE^O11", ORC, "RXE||197361^Amlodipine^RXNORM|5||mg" + "|".repeat(10) + "RX77");
    assertThat(order.getIdentifier())
        .filteredOn(number -> "Prescription Number".equals(number.getType().getText()))
        .extracting(Identifier::getValue)
        .containsExactly("RX77");
    receive("RDS^O13", ORC, "RXD|1|197361^Amlodipine^RXNORM|20260301|30|mg||RX77");
    assertThat(hub.the(MedicationDispense.class).getIdentifier())
        .filteredOn(number -> "Prescription Number".equals(number.getType().getText()))
        .extracting(Identifier::getValue)
        .containsExactly("RX77");
  }

  @Test
  void aDoseHasARangeARateAndAMaximum() {
    Dosage dosage = receive("OMP^O09", ORC, RXO).getDosageInstructionFirstRep();
    assertThat(text(dosage.getDoseAndRateFirstRep().getDoseRange().getLow())).isEqualTo("5 mg");
    assertThat(text(dosage.getDoseAndRateFirstRep().getDoseRange().getHigh())).isEqualTo("10 mg");
    assertThat(dosage.getDoseAndRateFirstRep().getType().getCodingFirstRep().getCode())
        .isEqualTo("ordered");
    assertThat(text(dosage.getDoseAndRateFirstRep().getRateQuantity())).isEqualTo("2 mL/h");
    assertThat(text(dosage.getMaxDosePerPeriod().getNumerator())).isEqualTo("20 mg");
    assertThat(text(dosage.getMaxDosePerPeriod().getDenominator())).isEqualTo("1 d");
    assertThat(dosage.getText()).isEqualTo("Take with water\nNot at night");
    assertThat(dosage.getPatientInstruction()).isEqualTo(dosage.getText());
  }

  @Test
  void formAndStrengthMakeAMedication() {
    receive("OMP^O09", ORC, RXO);
    Medication drug = hub.the(Medication.class);
    assertThat(drug.getCode().getCodingFirstRep().getCode()).isEqualTo("197361");
    assertThat(drug.getForm().getCodingFirstRep().getCode()).isEqualTo("TAB");
    Ratio strength = drug.getIngredientFirstRep().getStrength();
    assertThat(text(strength.getNumerator())).isEqualTo("2.5 mg");
    assertThat(text(strength.getDenominator())).isEqualTo("5 mL");
    assertThat(drug.getIngredientFirstRep().getItemCodeableConcept().getCodingFirstRep().getCode())
        .isEqualTo("197361");
  }

  @Test
  void aDosePerTimeIsARate() {
    Dosage dosage =
        receive("OMP^O09", ORC, "RXO|1^X^L|5||mg|||||||||||||H8").getDosageInstructionFirstRep();
    Ratio rate = dosage.getDoseAndRateFirstRep().getRateRatio();
    assertThat(text(rate.getNumerator())).isEqualTo("5 mg");
    assertThat(text(rate.getDenominator())).isEqualTo("8 h");
  }

  @Test
  void routesSitesAndMethodsAreOfTheDosage() {
    Dosage dosage =
        receive(
                "OMP^O09",
                ORC,
                RXO,
                "RXR|IV|LA^Left arm^HL70163|PUMP^Pump^L|IVP|S^Slowly^L",
                "RXR|PO")
            .getDosageInstructionFirstRep();
    assertThat(dosage.getRoute().getCodingFirstRep().getCode()).isEqualTo("IVINJ");
    assertThat(dosage.getSite().getCodingFirstRep().getCode()).isEqualTo("LA");
    assertThat(dosage.getMethod().getCodingFirstRep().getCode()).isEqualTo("IVP");
    assertThat(dosage.getExtension().get(0).getUrl()).endsWith("/administration-device");
    assertThat(dosage.getAdditionalInstruction())
        .extracting(one -> one.getCodingFirstRep().getCode())
        .containsExactly("S", "PO");
  }

  @Test
  void eachScheduleIsADosage() {
    MedicationRequest order =
        receive(
            "OMP^O09",
            ORC,
            "TQ1|1|2^mg|Q6H||||20260301|20260303|S|if in pain|slowly|S||12",
            "TQ1|2||PRN",
            "RXO|1^X^L");
    assertThat(order.getPriority().toCode()).isEqualTo("stat");
    assertThat(order.getDosageInstruction()).extracting(Dosage::getSequence).containsExactly(1, 2);
    Dosage first = order.getDosageInstructionFirstRep();
    TimingRepeatComponent repeat = first.getTiming().getRepeat();
    assertThat(repeat.getPeriod().intValue()).isEqualTo(6);
    assertThat(repeat.getPeriodUnit().toCode()).isEqualTo("h");
    assertThat(repeat.getBoundsPeriod().getEndElement().asStringValue()).isEqualTo("2026-03-03");
    assertThat(first.getText()).isEqualTo("slowly");
    assertThat(first.getAdditionalInstructionFirstRep().getText()).isEqualTo("if in pain");
    assertThat(text(first.getDoseAndRateFirstRep().getDoseQuantity())).isEqualTo("2 mg");
    assertThat(first.getExtension().get(0).getUrl()).endsWith("/timing-conjunction");
    assertThat(order.getDosageInstruction().get(1).getAsNeededBooleanType().booleanValue())
        .isTrue();
  }

  @Test
  void beforeThereWasTq1TheOrderHadTheSchedule() {
    MedicationRequest order =
        receive(
            "ORM^O01", "ORC|NW|P1|F1||||2&tab^BID^D4^20260301^^S^if needed^with food", "RXO|1^X^L");
    assertThat(order.getPriority().toCode()).isEqualTo("stat");
    Dosage dosage = order.getDosageInstructionFirstRep();
    assertThat(dosage.getTiming().getRepeat().getFrequency()).isEqualTo(2);
    assertThat(dosage.getTiming().getRepeat().getBoundsPeriod().getStartElement().asStringValue())
        .isEqualTo("2026-03-01");
    assertThat(dosage.getDoseAndRateFirstRep().getDoseQuantity().getValue().intValue())
        .isEqualTo(2);
    assertThat(dosage.getText()).isEqualTo("with food");
    assertThat(dosage.getAdditionalInstructionFirstRep().getText()).isEqualTo("if needed");
  }

  @Test
  void theScheduleOfTheEncodedOrderCountsMoreThanThatOfTheOrder() {
    Dosage dosage =
        receive("RDE^O11", "ORC|NW|P1|F1||||^BID", "RXE|^TID|1^X^L|1||mg")
            .getDosageInstructionFirstRep();
    assertThat(dosage.getTiming().getRepeat().getFrequency()).isEqualTo(3);
  }
}
