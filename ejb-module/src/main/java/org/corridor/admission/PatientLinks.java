package org.corridor.admission;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Weight;
import org.corridor.repository.Names;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A24 and A37: patients who are linked stay two records that point to each other.
 *
 * @param other the other patient
 * @param linked whether the link is there or was taken away
 * @param time when; the latest word counts
 */
record PatientLinks(String other, boolean linked, Instant time) implements Rule {

  private static final String LINK_TIME = Names.EXTENSION + "link-time";

  /** Links each patient to each other one, or ends that. */
  static void draft(Passage passage, List<Reference> patients, PatientEvent event) {
    if (event != PatientEvent.LINKED && event != PatientEvent.UNLINKED) {
      return;
    }
    boolean linked = event == PatientEvent.LINKED;
    for (Reference patient : patients) {
      for (Reference other : patients) {
        if (!other.getReference().equals(patient.getReference())) {
          Patient record = new Patient();
          record.setId(patient.getReference().substring("Patient/".length()));
          PatientLinks rule = new PatientLinks(other.getReference(), linked, passage.time());
          passage.draft(record, Weight.MENTION, Set.of(), rule);
        }
      }
    }
  }

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    Patient patient = (Patient) after;
    if (Memory.time(patient, LINK_TIME).filter(time::isBefore).isPresent()) {
      return;
    }
    boolean known =
        patient.getLink().stream().anyMatch(link -> other.equals(link.getOther().getReference()));
    if (linked && !known) {
      patient.addLink().setType(LinkType.SEEALSO).setOther(new Reference(other));
    } else if (!linked) {
      patient
          .getLink()
          .removeIf(
              link ->
                  link.getType() == LinkType.SEEALSO
                      && other.equals(link.getOther().getReference()));
    }
    Memory.time(patient, LINK_TIME, time);
  }
}
