package org.corridor.reconciliation;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * Which items of a list stand for each other: a new home address takes the place of the old home
 * address and leaves the work address alone. Lists without such a key are replaced whole.
 */
final class Slots {

  private static final String WHOLE_LIST = "";

  /** Medical record number, patient internal and external identifier: table 0203. */
  private static final Set<String> IDENTIFYING = Set.of("MR", "PI", "PT");

  private Slots() {}

  /** The slot of an item; items of one slot are replaced together. */
  static String of(Base item) {
    if (item instanceof Identifier identifier) {
      return identifier(identifier);
    }
    if (item instanceof ContactPoint point) {
      return code(point.getUseElement()) + '|' + code(point.getSystemElement());
    }
    if (item instanceof Address address) {
      return code(address.getUseElement()) + '|' + code(address.getTypeElement());
    }
    if (item instanceof HumanName name) {
      return "name " + code(name.getUseElement());
    }
    if (item instanceof Extension extension) {
      return extension.getUrl();
    }
    if (item instanceof Encounter.EncounterParticipantComponent participant) {
      return "participant " + codes(participant.getType());
    }
    if (item instanceof Appointment.AppointmentParticipantComponent participant) {
      // A cancellation that names the patient alone leaves the room and the physician booked.
      return participant.getActor().getType() + '|' + code(participant.getRequiredElement());
    }
    if (item instanceof Encounter.DiagnosisComponent diagnosis) {
      return diagnosis.getCondition().getReference();
    }
    if (item instanceof EpisodeOfCare.DiagnosisComponent diagnosis) {
      return diagnosis.getCondition().getReference();
    }
    if (item instanceof CareTeam.CareTeamParticipantComponent participant) {
      return codes(participant.getRole()) + '|' + who(participant.getMember());
    }
    if (item instanceof Patient.PatientLinkComponent link) {
      return link.getOther().getReference();
    }
    return WHOLE_LIST;
  }

  private static String who(Reference member) {
    return member.hasReference() ? member.getReference() : String.valueOf(member.getDisplay());
  }

  /**
   * Old numbers are history, and a patient is found under each number of an identifying type: they
   * keep a slot of their own.
   */
  private static String identifier(Identifier identifier) {
    String type = codes(List.of(identifier.getType()));
    String kind = identifier.getSystem() + '|' + type;
    if (identifier.getUse() == IdentifierUse.OLD) {
      return kind + "|old|" + identifier.getValue();
    }
    return IDENTIFYING.contains(type.strip()) ? kind + '|' + identifier.getValue() : kind;
  }

  private static String codes(List<CodeableConcept> concepts) {
    StringBuilder codes = new StringBuilder();
    for (CodeableConcept concept : concepts) {
      for (Coding coding : concept.getCoding()) {
        codes.append(coding.getCode()).append(' ');
      }
    }
    return codes.toString();
  }

  private static String code(Enumeration<?> element) {
    String code = element.getCode();
    return code == null ? "" : code;
  }
}
