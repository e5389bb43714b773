package org.corridor.reconciliation;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Where the number stands that a resource has its id from. */
final class FieldOfNumber {

  /** Results and what hangs on them have no number of their own. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("Account", "PID-18"),
          Map.entry("Appointment", "SCH-2"),
          Map.entry("ChargeItem", "FT1-2"),
          Map.entry("Condition", "DG1-20"),
          Map.entry("Consent", "CON-4"),
          Map.entry("DiagnosticReport", "OBR-3"),
          Map.entry("DocumentReference", "TXA-12"),
          Map.entry("Encounter", "PV1-19"),
          Map.entry("EpisodeOfCare", "PV1-54"),
          Map.entry("Immunization", "ORC-3"),
          Map.entry("MedicationAdministration", "ORC-3"),
          Map.entry("MedicationDispense", "ORC-3"),
          Map.entry("MedicationRequest", "ORC-2"),
          Map.entry("Procedure", "PR1-19"),
          Map.entry("ServiceRequest", "ORC-2"),
          Map.entry("Specimen", "SPM-2"));

  private FieldOfNumber() {}

  /** The field, as {@code PV1-19}; empty when the resource has no number. */
  static String of(Resource resource) {
    if (resource instanceof ServiceRequest order && isOf("3457005", order.getCategory())) {
      return "RF1-6";
    }
    if (resource instanceof Condition one && isOf("problem-list-item", one.getCategory())) {
      return "PRB-4";
    }
    return FIELDS.getOrDefault(resource.fhirType(), "");
  }

  private static boolean isOf(String category, List<CodeableConcept> categories) {
    return categories.stream()
        .flatMap(each -> each.getCoding().stream())
        .anyMatch(coding -> category.equals(coding.getCode()));
  }
}
