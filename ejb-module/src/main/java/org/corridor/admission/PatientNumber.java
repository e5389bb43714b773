package org.corridor.admission;

import java.util.List;
import org.corridor.hl7v2.V2Segment;
import org.corridor.subject.PatientSegments;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The numbers of a patient: PID-3 and MRG-1, with those in PID-2, PID-4, MRG-2 and MRG-4. */
final class PatientNumber {

  private static final SegmentTable MRG =
      SegmentTable.load(PatientNumber.class, "MRG-Patient.csv", new Patient());

  private PatientNumber() {}

  static Numbered of(Passage passage, V2Segment mrg, Reference patient) {
    Patient record = new Patient();
    record.setId(patient.getReference().substring("Patient/".length()));
    Patient prior = new Patient();
    MRG.fill(prior, mrg, passage);
    int field = mrg.field(1).isAbsent() && !mrg.field(4).isAbsent() ? 4 : 1;
    boolean changesOther = mrg.field(1).isAbsent() && isChange(passage);
    prior.setId(
        changesOther
            ? record.getIdPart()
            : PatientSegments.numbered(passage, mrg.field(field)).getIdPart());
    return new Numbered(
        record, PatientSegments.numbers(passage), prior, List.copyOf(prior.getIdentifier()), field);
  }

  /** A46 and A48 change a number that does not decide who the patient is. */
  private static boolean isChange(Passage passage) {
    String trigger = passage.message().header().trigger();
    return trigger.equals("A46") || trigger.equals("A48");
  }
}
