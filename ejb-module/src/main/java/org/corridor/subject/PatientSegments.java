package org.corridor.subject;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.SeveralNumbers;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** PID, PD1 and NK1: the patient. */
public final class PatientSegments {

  private static final SegmentTable PID =
      SegmentTable.load(
          PatientSegments.class,
          "PID-Patient.csv",
          new Patient(),
          Map.of("raceCategory", Values::raceCategory, "birthPlace", Values::birthPlace));
  private static final SegmentTable PD1 =
      SegmentTable.load(PatientSegments.class, "PD1-Patient.csv", new Patient());
  private static final SegmentTable PV1 =
      SegmentTable.load(PatientSegments.class, "PV1-Patient.csv", new Patient());

  private PatientSegments() {}

  /**
   * Drafts the patient of a message that is about one patient.
   *
   * @return the reference to the patient
   * @throws NotTranslatable when there is no PID or it has no usable number
   */
  public static Reference draft(Passage passage, Weight weight) {
    return draft(passage, weight, patient -> {});
  }

  /**
   * As {@link #draft(Passage, Weight)}.
   *
   * @param more what is known of the patient beside what the segments say
   */
  public static Reference draft(Passage passage, Weight weight, Consumer<Patient> more) {
    V2Segment pid =
        passage
            .message()
            .first("PID")
            .orElseThrow(() -> refused(passage, "PID", "100", "There is no PID segment."));
    Patient patient = identified(passage, pid);
    Set<String> cleared = new HashSet<>(PID.fill(patient, pid, passage));
    passage
        .message()
        .first("PD1")
        .ifPresent(pd1 -> cleared.addAll(PD1.fill(patient, pd1, passage)));
    passage
        .message()
        .first("PV1")
        .ifPresent(pv1 -> cleared.addAll(PV1.fill(patient, pv1, passage)));
    Contacts.fill(patient, passage);
    more.accept(patient);
    Reference reference = passage.draft(patient, weight, cleared);
    LastUpdate.draft(passage, pid, reference);
    return reference;
  }

  /** Drafts the patient of one PID segment among several. */
  public static Reference draft(Passage passage, V2Segment pid, Weight weight) {
    Patient patient = identified(passage, pid);
    return passage.draft(patient, weight, PID.fill(patient, pid, passage));
  }

  /**
   * A patient of whom the message says no more than the numbers, such as the prior one of a merge.
   *
   * @param field with the numbers, as {@code MRG-1}
   * @throws NotTranslatable when there is no usable number
   */
  public static Patient numbered(Passage passage, V2Field field) {
    List<Identifier> numbers = PatientNumbers.of(field, passage);
    Patient patient = new Patient();
    numbers.forEach(patient::addIdentifier);
    patient.setId(id(passage, numbers, field.location()));
    return patient;
  }

  /** All numbers of the patient in PID. */
  public static List<Identifier> numbers(Passage passage) {
    V2Segment pid = passage.message().first("PID").orElseThrow();
    return Stream.of(3, 2, 4)
        .flatMap(field -> PatientNumbers.of(pid.field(field), passage).stream())
        .toList();
  }

  private static Patient identified(Passage passage, V2Segment pid) {
    List<Identifier> numbers = PatientNumbers.of(pid.field(3), passage);
    if (numbers.isEmpty()) {
      // Until HL7 v2.2 many senders had their number in the external one.
      numbers = PatientNumbers.of(pid.field(2), passage);
      if (!numbers.isEmpty()) {
        passage.note(
            Finding.warning(
                pid.location() + "-3",
                "101",
                "There is no patient identifier; the number in PID-2 was used."));
      }
    }
    Patient patient = new Patient();
    patient.setId(id(passage, numbers, pid.location() + "-3"));
    List<String> others = PatientNumbers.others(numbers).stream().map(PatientSegments::id).toList();
    if (!others.isEmpty()) {
      passage.severalNumbers(
          new SeveralNumbers(
              "Patient/" + patient.getIdPart(),
              others.stream().map(other -> "Patient/" + other).toList()));
    }
    return patient;
  }

  private static String id(Passage passage, List<Identifier> numbers, String location) {
    return PatientNumbers.primary(numbers)
        .map(number -> passage.mainRecord(id(number)))
        .orElseThrow(
            () -> refused(passage, location, "101", "There is no usable patient identifier."));
  }

  private static String id(Identifier number) {
    return Identity.of("Patient", number);
  }

  private static NotTranslatable refused(
      Passage passage, String location, String code, String text) {
    return NotTranslatable.because(Finding.error(location, code, text), passage);
  }
}
