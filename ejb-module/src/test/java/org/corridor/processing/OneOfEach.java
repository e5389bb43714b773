package org.corridor.processing;

import java.util.List;
import java.util.stream.Stream;

/**
 * One message of each kind whose numbers say what it is about, for any patient.
 *
 * @param type of the message
 * @param about the FHIR type that the number identifies
 * @param field where the number stands
 * @param segments below PID
 */
record OneOfEach(String type, String about, String field, List<String> segments) {

  private static final String VISIT = "PV1|1|I|2N" + "|".repeat(16) + "V1^^^NORTH^VN";
  private static final String TEST = "2823-3^Potassium^LN";

  static Stream<OneOfEach> all() {
    return Stream.of(
        of("ADT^A01", "Encounter", "PV1-19", VISIT),
        of("ADT^A08", "Encounter", "PV1-19", VISIT, "DG1|1||I10^Hypertension^I10"),
        of("ORM^O01", "ServiceRequest", "ORC-2", "ORC|NW|P1^CLINIC", "OBR|1|P1^CLINIC||" + TEST),
        of("OML^O21", "ServiceRequest", "ORC-2", "ORC|NW|P1^CLINIC", "OBR|1|P1^CLINIC||" + TEST),
        of("ORR^O02", "ServiceRequest", "ORC-2", "ORC|OK|P1^CLINIC|F1^LAB"),
        of(
            "ORU^R01",
            "DiagnosticReport",
            "OBR-3",
            "OBR|1||F1^LAB|" + TEST + "|||20260301||||||||||||||||||F",
            "OBX|1|NM|" + TEST + "||4.1|mmol/L|||||F"),
        of(
            "OUL^R22",
            "Specimen",
            "SPM-2",
            "SPM|1|S1&CLINIC^S2&LAB||BLD",
            "OBR|1||F1^LAB|" + TEST,
            "OBX|1|NM|" + TEST + "||4.1|mmol/L|||||F"),
        of("RDE^O11", "MedicationRequest", "ORC-2", "ORC|NW|P1^CLINIC|F1^PHARM", rxe()),
        of("OMP^O09", "MedicationRequest", "ORC-2", "ORC|NW|P1^CLINIC", "RXO|00310^Aspirin^NDC|1"),
        of(
            "RDS^O13",
            "MedicationDispense",
            "ORC-3",
            "ORC|RE|P1^CLINIC|F1^PHARM",
            "RXD|1|00310^Aspirin^NDC|20260301|10|||RX1"),
        of(
            "RAS^O17",
            "MedicationAdministration",
            "ORC-3",
            "ORC|RE|P1^CLINIC|F1^PHARM",
            "RXA|0|1|20260301|20260301|00310^Aspirin^NDC|1|mg"),
        of(
            "SIU^S12",
            "Appointment",
            "SCH-2",
            "SCH|P1^CLINIC|F1^SCHED|||||||30|min|^^^20260310090000^20260310093000"),
        of("MDM^T02", "DocumentReference", "TXA-12", txa(), "OBX|1|TX|||Well.||||||F"),
        of(
            "VXU^V04",
            "Immunization",
            "ORC-3",
            "ORC|RE|P1^CLINIC|F1^IIS",
            "RXA|0|1|20260301||08^HepB^CVX|1|mL|||||||||||CP"),
        of("BAR^P01", "Account", "PID-18"),
        of("BAR^P05", "Account", "PID-18", "IN1|1|PPO|C1|Carrier"),
        of("DFT^P03", "ChargeItem", "FT1-2", "FT1|1|T1|||20260301||CG|99213^Visit^C4"),
        of("REF^I12", "ServiceRequest", "RF1-6", "RF1|P|R|MED|||R1^CARE|20260301"),
        of("PPR^PC1", "Condition", "PRB-4", "PRB|AD|20260301|K80^Gallstones^I10|B1^LIST"));
  }

  private static OneOfEach of(String type, String about, String field, String... segments) {
    return new OneOfEach(type, about, field, List.of(segments));
  }

  private static String rxe() {
    return "RXE||00310^Aspirin^NDC|1||TAB";
  }

  private static String txa() {
    return "TXA|1|DS|TX|20260301" + "|".repeat(8) + "D1^DICT|||||AU";
  }

  /** The message about the patient with {@code number}, sent at an hour of one day. */
  String[] about(String number, int hour) {
    String when = "202603010" + hour + "0000+0000";
    Stream<String> head =
        Stream.of(
            "MSH|^~\\&|APP|NORTH|HUB|HUB|" + when + "||" + type + "|C" + number + hour + "|P|2.5.1",
            "EVN||" + when,
            "PID|1||" + number + "^^^NORTH^MR||Doe^Jo||19810405|F" + account());
    return Stream.concat(
            head.filter(segment -> type.startsWith("ADT") || !segment.startsWith("EVN")),
            segments.stream())
        .toArray(String[]::new);
  }

  private String account() {
    return about.equals("Account") ? "|".repeat(10) + "A1^^^NORTH^AN" : "";
  }

  @Override
  public String toString() {
    return type;
  }
}
