package org.corridor.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one system can keep the record of: all resources of a kind, or a group of a patient's
 * elements. One row each.
 */
public enum RecordKind {
  ALLERGIES("allergies", "AL1", "AllergyIntolerance"),
  PROBLEMS("problems", "PRB", "Condition"),
  DIAGNOSES("diagnoses", "DG1", "Condition"),
  MEDICATION_ORDERS("medication-orders", "ORC", "MedicationRequest"),
  IMMUNIZATIONS("immunizations", "RXA", "Immunization"),
  INSURANCE("insurance", "IN1", "Coverage"),
  NAME("demographics.name", "PID-5", "Patient", "name"),
  ADDRESS("demographics.address", "PID-11", "Patient", "address"),
  TELECOM("demographics.telecom", "PID-13", "Patient", "telecom"),
  IDENTIFIERS("demographics.identifiers", "PID-3", "Patient", "identifier"),
  BIRTH("demographics.birth", "PID-7", "Patient", "birthDate", "multipleBirth"),
  DEATH("demographics.death", "PID-30", "Patient", "deceased"),
  SEX("demographics.sex", "PID-8", "Patient", "gender"),
  MARITAL_STATUS("demographics.marital-status", "PID-16", "Patient", "maritalStatus"),
  LANGUAGE("demographics.language", "PID-15", "Patient", "communication"),
  CONTACTS("demographics.contacts", "NK1", "Patient", "contact"),
  CARE("demographics.care", "PD1-4", "Patient", "generalPractitioner", "managingOrganization"),
  FURTHER("demographics.further", "PID", "Patient", "extension");

  /** The word for all groups of a patient's elements together. */
  public static final String DEMOGRAPHICS = "demographics";

  private static final String PROBLEM = "problem-list-item";

  private final String word;
  private final String place;
  private final String type;
  private final String elements;

  RecordKind(String word, String place, String type, String... elements) {
    this.word = word;
    this.place = place;
    this.type = type;
    this.elements = String.join(" ", elements);
  }

  /** Its name in files and in the API. */
  public String word() {
    return word;
  }

  /** The kind of that name. */
  public static Optional<RecordKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The groups of a patient's elements. */
  public static List<RecordKind> groups() {
    return Arrays.stream(values()).filter(RecordKind::isGroup).toList();
  }

  /** Whether it is a group of a patient's elements, not resources of its own. */
  public boolean isGroup() {
    return !elements.isEmpty();
  }

  /** The kind of a whole resource. */
  static Optional<RecordKind> whole(Resource resource) {
    if (resource instanceof Condition condition) {
      return Optional.of(isProblem(condition) ? PROBLEMS : DIAGNOSES);
    }
    return Arrays.stream(values())
        .filter(kind -> !kind.isGroup() && kind.type.equals(resource.fhirType()))
        .findFirst();
  }

  private static boolean isProblem(Condition condition) {
    return condition.getCategory().stream()
        .anyMatch(
            category -> category.getCoding().stream().anyMatch(c -> PROBLEM.equals(c.getCode())));
  }

  /** Where it usually stands in a message. */
  String place() {
    return place;
  }

  String type() {
    return type;
  }

  /** The elements of the group. */
  List<String> elements() {
    return isGroup() ? List.of(elements.split(" ", -1)) : List.of();
  }
}
