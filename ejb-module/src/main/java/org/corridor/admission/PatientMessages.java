package org.corridor.admission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.subject.WrittenPatient;
import org.corridor.writing.Form;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.hl7.fhir.r4.model.Resource;

/** Patients as ADT: A28 for a new one, A31 for a changed one, A40 for records that became one. */
public final class PatientMessages implements MessageWriter {

  private static final Form CREATED = Form.named("ADT^A28").orElseThrow();
  private static final Form CHANGED = Form.named("ADT^A31").orElseThrow();
  private static final Form MERGED = Form.named("ADT^A40").orElseThrow();

  private static final SegmentRows PV1 = SegmentRows.load(PatientMessages.class, "Patient-PV1.csv");
  private static final SegmentRows MRG = SegmentRows.load(PatientMessages.class, "Patient-MRG.csv");

  @Override
  public String resource() {
    return "Patient";
  }

  @Override
  public List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted) {
    List<Patient> patients = all.stream().map(Patient.class::cast).toList();
    Map<Patient, Set<Patient>> merges = merges(patients, source);
    Set<Patient> merged = Collections.newSetFromMap(new IdentityHashMap<>());
    List<MessageDraft> messages = new ArrayList<>();
    if (wanted.map(MERGED::equals).orElse(true)) {
      merges.forEach(
          (survivor, priors) -> {
            messages.add(merge(survivor, priors, source));
            merged.add(survivor);
            merged.addAll(priors);
          });
    }
    if (!wanted.map(MERGED::equals).orElse(false)) {
      patients.stream()
          .filter(patient -> !merged.contains(patient) && !isPointer(patient, source))
          .forEach(patient -> messages.add(person(patient, source, wanted)));
    }
    return messages;
  }

  private static MessageDraft person(Patient patient, Source source, Optional<Form> wanted) {
    MessageDraft draft =
        new MessageDraft(
                wanted.orElse(source.isNew(patient) ? CREATED : CHANGED),
                source.time(patient),
                source)
            .event();
    WrittenPatient.add(draft, patient);
    WrittenPatient.addContacts(draft, patient);
    return draft.add(PV1, patient);
  }

  /** A record of one of several numbers, which are told with the record that it points to. */
  private static boolean isPointer(Patient patient, Source source) {
    boolean points =
        !patient.getActive()
            && patient.getLink().stream()
                .anyMatch(
                    link ->
                        link.getType() == LinkType.REFER
                            && source.resolve(link.getOther(), Patient.class).isPresent());
    if (points) {
      source.tell(patient);
      source.sayAll(patient);
    }
    return points;
  }

  private static MessageDraft merge(Patient survivor, Set<Patient> priors, Source source) {
    MessageDraft draft = new MessageDraft(MERGED, source.time(survivor), source).event();
    for (Patient prior : priors) {
      WrittenPatient.mustBeNumbered(prior);
      WrittenPatient.add(draft, survivor);
      draft.add(MRG, prior);
    }
    survivor.getLink().stream().filter(link -> isPrior(link)).forEach(source::sayAll);
    return draft;
  }

  /** Which records each surviving one stands for now. */
  private static Map<Patient, Set<Patient>> merges(List<Patient> patients, Source source) {
    Map<Patient, Set<Patient>> merges = new LinkedHashMap<>();
    for (Patient patient : patients) {
      for (PatientLinkComponent link : patient.getLink()) {
        if (isPrior(link)) {
          merges.computeIfAbsent(patient, one -> new LinkedHashSet<>()).add(other(link, source));
        } else if (link.getType() == LinkType.REPLACEDBY) {
          merges.computeIfAbsent(other(link, source), one -> new LinkedHashSet<>()).add(patient);
        }
      }
    }
    return merges;
  }

  private static boolean isPrior(PatientLinkComponent link) {
    return link.getType() == LinkType.REPLACES;
  }

  private static Patient other(PatientLinkComponent link, Source source) {
    return source
        .resolve(link.getOther(), Patient.class)
        .or(
            () ->
                link.getOther().getIdentifier().hasValue()
                    ? Optional.of(new Patient().addIdentifier(link.getOther().getIdentifier()))
                    : Optional.empty())
        .orElseThrow(
            () ->
                Unwritable.without(
                    "Patient.link.other", "The bundle does not hold the record that is merged."));
  }
}
