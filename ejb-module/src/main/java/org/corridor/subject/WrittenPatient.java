package org.corridor.subject;

import java.util.Map;
import java.util.Optional;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The patient as PID, PD1 and NK1. */
public final class WrittenPatient {

  private static final SegmentRows PID =
      SegmentRows.load(
          WrittenPatient.class,
          "Patient-PID.csv",
          Map.of("words", WrittenValues::words, "birthPlace", WrittenValues::birthPlace));
  private static final SegmentRows PD1 = SegmentRows.load(WrittenPatient.class, "Patient-PD1.csv");
  private static final SegmentRows NK1 = SegmentRows.load(WrittenPatient.class, "Contact-NK1.csv");

  private WrittenPatient() {}

  /**
   * Adds PID and PD1.
   *
   * @throws Unwritable when the patient has no number
   */
  public static void add(MessageDraft draft, Patient patient) {
    mustBeNumbered(patient);
    draft.add(PID, patient).add(PD1, patient).restart("PID").restart("PD1");
  }

  /**
   * The patient that {@code reference} leads to, or of whom it tells a number.
   *
   * @param element that holds the reference, as {@code Immunization.patient}
   * @throws Unwritable when there is neither
   */
  public static Patient of(Reference reference, String element, Source source) {
    return source
        .resolve(reference, Patient.class)
        .or(
            () ->
                reference.getIdentifier().hasValue()
                    ? Optional.of(new Patient().addIdentifier(reference.getIdentifier()))
                    : Optional.empty())
        .orElseThrow(() -> Unwritable.without(element, "The bundle does not hold the patient."));
  }

  /** Adds NK1 for whom to ask about the patient. */
  public static void addContacts(MessageDraft draft, Patient patient) {
    patient.getContact().forEach(contact -> draft.add(NK1, contact));
  }

  /**
   * A receiver knows a patient by a number.
   *
   * @throws Unwritable when {@code patient} has none
   */
  public static void mustBeNumbered(Patient patient) {
    if (patient.getIdentifier().stream().noneMatch(Identifier::hasValue)) {
      throw Unwritable.without("Patient.identifier", "The patient has no identifier.");
    }
  }
}
