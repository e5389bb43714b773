package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of resource comes from some message. */
class ProducedResourcesTest {

  private static final String ORC = "ORC|NW|P1^CPOE|F1^PHARM";
  private static final String RXE = "RXE||1049502^Oxycodone^RXNORM|5||mg^mg^UCUM";
  private static final String SCH =
      "SCH|P1^CLINIC|F1^SCHED|||S1^SCHED|||||30|min|^^^20260302090000+0000^20260302093000+0000"
          + "||||||||||||||Booked";
  private static final String OBR = "OBR|1|P1|F1|58410-2^CBC^LN|||20260301||||||||||||||||||F";
  private static final String PRB = "PRB|AD|20260301|K80^Gallstones^I10|B1^LIST|E1^LIST";
  private static final String OBX = "OBX|1|NM|718-7^Hemoglobin^LN||13|g/dL^g/dL^UCUM|||||F";

  static Stream<Arguments> messages() {
    return Stream.of(
        arguments("Patient", "ADT^A04", ""),
        arguments("RelatedPerson", "ADT^A04", "NK1|1|Okafor^Bea|MTH"),
        arguments("Encounter", "ADT^A01", "PV1|1|I|W^1^A||||||||||||||||V1"),
        arguments("Location", "ADT^A01", "PV1|1|I|W^1^A||||||||||||||||V1"),
        arguments("Flag", "ADT^A01", "PV1|1|I|W^1^A|||||||||||||VIP|||V1"),
        arguments("EpisodeOfCare", "ADT^A01", "PV1|1|I" + "|".repeat(17) + "V1" + to(54) + "E1"),
        arguments("Consent", "ADT^A01", "CON|1|IC^Surgery^L|F7|||||||SIGN|A||20260301"),
        arguments("AllergyIntolerance", "ADT^A60", "IAM|1|DA|70618^Penicillin^RXNORM|SV||A"),
        arguments("Condition", "ADT^A01", "DG1|1||I10^Hypertension^I10|||A"),
        arguments("Procedure", "ADT^A01", "PR1|1||44950^Appendectomy^C4||20260301"),
        arguments("Coverage", "ADT^A01", "IN1|1|P^Plan^L|C1|Insurer"),
        arguments("Organization", "ADT^A01", "IN1|1|P^Plan^L|C1|Insurer"),
        arguments("ServiceRequest", "OML^O21", ORC + '\r' + OBR),
        arguments("Task", "REF^I12", "RF1|P||CAR^Cardiology^L|||R1^CLINIC|20260301"),
        arguments("ClaimResponse", "REF^I12", "RF1|P|||||R1|20260301\rAUT|A|C1||20260301||A7^B|2"),
        arguments("DiagnosticReport", "ORU^R01", OBR + '\r' + OBX),
        arguments("Observation", "ORU^R01", OBR + '\r' + OBX),
        arguments("Specimen", "ORU^R01", OBR + '\r' + OBX + "\rSPM|1|S1||BLD"),
        arguments("Device", "ORU^R01", OBR + '\r' + OBX + "|||||||EQ1^LAB"),
        arguments("MedicationRequest", "RDE^O11", ORC + '\r' + RXE),
        arguments(
            "MedicationDispense",
            "RDS^O13",
            ORC + "\rRXD|1|1049502^Oxycodone^RXNORM|20260301|20|TAB||RX1"),
        arguments(
            "MedicationAdministration",
            "RAS^O17",
            ORC + "\rRXA|0|1|20260301|20260301|1049502^Oxycodone^RXNORM|5|mg"),
        arguments("Medication", "RDE^O11", ORC + '\r' + RXE + "\rRXC|A|KCL^Potassium^L|20|meq"),
        arguments("Immunization", "VXU^V04", "ORC|RE||I1^REG\rRXA|0|1|20260301||03^MMR^CVX|0.5|mL"),
        arguments("Appointment", "SIU^S12", SCH),
        arguments("Slot", "SIU^S12", SCH),
        arguments("Schedule", "SIU^S12", SCH),
        arguments("DocumentReference", "MDM^T02", "TXA|1|DS|TX|||20260301||||||D1^DOC" + text()),
        arguments("ChargeItem", "DFT^P03", "FT1|1|T1||20260301||CG|99213^Visit^C4"),
        arguments("Account", "BAR^P01", "PV1|1|O"),
        arguments("Goal", "PPR^PC1", PRB + "\rGOL|AD|20260301|FREE^Free of pain^L|G1^LIST"),
        arguments("CarePlan", "PPR^PC1", PRB + "\rPTH|AD|CHOLE^Gallstones^L|W1^LIST|20260301"),
        arguments("CareTeam", "PPR^PC1", PRB + "\rROL|R1|AD|AT|11^Hale^Kim^^^^^^NORTH"),
        arguments("Practitioner", "MFN^M02", "MFE|MAD|1||77\rSTF|77|77^^^NORTH|Hale^Kim"),
        arguments(
            "PractitionerRole",
            "MFN^M02",
            "MFE|MAD|1||77\rSTF|77|77^^^NORTH|Hale^Kim|MD|F|||CARD^Cardiology"),
        arguments("Provenance", "ADT^A04", ""));
  }

  private static String to(int field) {
    return "|".repeat(field - 19);
  }

  private static String text() {
    return "\rOBX|1|TX|11488-4^Note^LN||All is well.||||||F";
  }

  @ParameterizedTest
  @MethodSource("messages")
  void comesFromAMessage(String resource, String type, String segments) {
    TestHub hub = new TestHub(Families.ALL.toArray(MessageFamily[]::new));
    hub.receive(
        "MSH|^~\\&|APP|NORTH|HUB|HUB|20260301080000+0000||" + type + "|1|P|2.5.1",
        "EVN||20260301080000+0000",
        "PID|1||77001^^^NORTH^MR||Okafor^Ada|||||||||||||A500^^^NORTH",
        segments);
    assertThat(hub.repository().written()).anyMatch(one -> one.startsWith(resource + '/'));
  }
}
