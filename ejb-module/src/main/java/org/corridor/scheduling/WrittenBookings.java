package org.corridor.scheduling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.terminology.CodingSystems;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** What is booked for an appointment: services (AIS), people (AIP), places (AIL), others (AIG). */
final class WrittenBookings {

  private static final Map<String, TypeWriter> FUNCTIONS =
      Map.of(
          "duration", WrittenTimes::duration,
          "unit", WrittenTimes::unit,
          "resource", WrittenBookings::resource);

  private static final SegmentRows RGS = table("Appointment-RGS.csv");
  private static final SegmentRows AIS = table("Appointment-AIS.csv");
  private static final SegmentRows AIP = table("Participant-AIP.csv");
  private static final SegmentRows AIL = table("Participant-AIL.csv");
  private static final SegmentRows AIG = table("Participant-AIG.csv");

  private static final String SERVICE = "HealthcareService";

  /** Who is asked about an appointment and does not attend: SCH tells of them. */
  private static final Set<String> ASIDE = Set.of("CALLBCK", "enterer");

  private WrittenBookings() {}

  private static SegmentRows table(String file) {
    return SegmentRows.load(WrittenBookings.class, file, FUNCTIONS);
  }

  /** Adds RGS and what is booked. */
  static void add(MessageDraft draft, Appointment appointment, Source source) {
    draft.add(RGS, appointment);
    appointment.getServiceType().forEach(one -> draft.add(AIS, service(one, appointment)));
    List<AppointmentParticipantComponent> booked =
        appointment.getParticipant().stream()
            .filter(one -> !isAside(one) && !isPatient(one, source))
            .toList();
    for (SegmentRows segment : List.of(AIG, AIL, AIP)) {
      booked.stream()
          .filter(one -> segment(one.getActor(), source).filter(segment::equals).isPresent())
          .forEach(one -> draft.add(segment, one));
    }
  }

  /** Empty for what is told with the service that it is. */
  private static Optional<SegmentRows> segment(Reference actor, Source source) {
    return switch (kind(actor, source)) {
      case "Practitioner", "PractitionerRole" -> Optional.of(AIP);
      case "Location" -> Optional.of(actor.hasReference() ? AIL : AIG);
      case SERVICE -> Optional.empty();
      default -> Optional.of(AIG);
    };
  }

  /** One service with the participant that it is, as an appointment of no more than that. */
  private static Appointment service(CodeableConcept service, Appointment all) {
    Appointment one = new Appointment().addServiceType(service);
    all.getParticipant().stream()
        .filter(part -> SERVICE.equals(part.getActor().getType()))
        .filter(part -> names(service).contains(String.valueOf(part.getActor().getDisplay())))
        .findFirst()
        .ifPresent(one::addParticipant);
    return one;
  }

  private static Set<String> names(CodeableConcept service) {
    return Stream.concat(
            Stream.of(String.valueOf(service.getText())),
            service.getCoding().stream()
                .flatMap((Coding coding) -> Stream.of(coding.getDisplay(), coding.getCode()))
                .map(String::valueOf))
        .collect(Collectors.toSet());
  }

  static boolean isPatient(AppointmentParticipantComponent one, Source source) {
    return kind(one.getActor(), source).equals("Patient");
  }

  /** Says that {@code one} attends, where no field has another answer. */
  static void attends(AppointmentParticipantComponent one, Source source) {
    if (one.getStatus() == ParticipationStatus.ACCEPTED) {
      source.say(one.getStatusElement());
    }
  }

  private static boolean isAside(AppointmentParticipantComponent one) {
    return one.getType().stream()
        .flatMap(type -> type.getCoding().stream())
        .anyMatch(coding -> ASIDE.contains(String.valueOf(coding.getCode())));
  }

  /** The FHIR type of an actor; empty when nothing tells. */
  private static String kind(Reference actor, Source source) {
    String url = String.valueOf(actor.getReference());
    return source
        .resolve(actor)
        .map(Base::fhirType)
        .orElseGet(
            () ->
                actor.hasType()
                    ? actor.getType()
                    : url.replaceAll("^(?:.*/)?([A-Za-z]+)/[^/]+$", "$1"));
  }

  /** AIG-3: what is neither a person nor a place, by its number and name. */
  private static void resource(Base value, V2Value to, Source source) {
    if (value instanceof Reference actor) {
      Identifier number = actor.getIdentifier();
      String system = source.say(number.getSystemElement());
      to.set(1, source.say(number.getValueElement()));
      to.set(2, source.say(actor.getDisplayElement()));
      to.set(3, system.isEmpty() ? "" : CodingSystems.name(system));
    }
  }
}
