package org.corridor.immunization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.subject.WrittenPatient;
import org.corridor.subject.WrittenVisit;
import org.corridor.writing.Form;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Vaccinations as VXU V04, those of one patient together. */
public final class ImmunizationMessages implements MessageWriter {

  private static final Form UPDATE = Form.named("VXU^V04").orElseThrow();

  private static final SegmentRows ORC = table("Immunization-ORC.csv");
  private static final SegmentRows RXA = table("Immunization-RXA.csv");
  private static final SegmentRows RXR = table("Immunization-RXR.csv");

  private static SegmentRows table(String file) {
    return SegmentRows.load(
        ImmunizationMessages.class,
        file,
        Map.of("origin", WrittenVaccine::origin, "maker", WrittenVaccine::maker));
  }

  @Override
  public String resource() {
    return "Immunization";
  }

  @Override
  public List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted) {
    List<Immunization> left = new ArrayList<>();
    all.forEach(one -> left.add((Immunization) one));
    List<MessageDraft> messages = new ArrayList<>();
    while (!left.isEmpty()) {
      Immunization first = left.get(0);
      List<Immunization> same = left.stream().filter(one -> isOfSame(first, one)).toList();
      messages.add(message(same, source));
      left.removeAll(same);
    }
    return messages;
  }

  /** Whether both are of one patient, in one visit. */
  private static boolean isOfSame(Immunization one, Immunization other) {
    return one.getPatient().equalsDeep(other.getPatient())
        && one.getEncounter().equalsDeep(other.getEncounter());
  }

  private static MessageDraft message(List<Immunization> all, Source source) {
    Immunization first = all.get(0);
    InstantType time =
        all.stream()
            .map(source::time)
            .reduce((one, other) -> other.after(one.getValue()) ? other : one)
            .orElseThrow();
    MessageDraft draft = new MessageDraft(UPDATE, time, source);
    Patient patient = WrittenPatient.of(first.getPatient(), "Immunization.patient", source);
    WrittenPatient.add(draft, patient);
    WrittenPatient.addContacts(draft, patient);
    WrittenVisit.add(draft, first.getEncounter(), source);
    all.forEach(one -> add(draft, one, source));
    return draft;
  }

  private static void add(MessageDraft draft, Immunization vaccination, Source source) {
    if (!vaccination.hasOccurrenceDateTimeType()
        || !vaccination.getOccurrenceDateTimeType().hasValue()) {
      throw Unwritable.without("Immunization.occurrence", "The vaccination has no date.");
    }
    if (!vaccination.getVaccineCode().hasCoding() && !vaccination.getVaccineCode().hasText()) {
      throw Unwritable.without("Immunization.vaccineCode", "Nothing tells the vaccine.");
    }
    sayPatient(vaccination, source);
    draft.add(ORC, vaccination).add(RXA, vaccination).add(RXR, vaccination).restart("OBX");
    WrittenVaccine.addFacts(draft, vaccination);
  }

  /** PID tells a patient who is known by a number only. */
  private static void sayPatient(Immunization vaccination, Source source) {
    Identifier number = vaccination.getPatient().getIdentifier();
    if (number.hasValue()) {
      source.sayAll(vaccination.getPatient());
    }
  }
}
