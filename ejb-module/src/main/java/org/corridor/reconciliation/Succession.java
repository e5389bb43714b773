package org.corridor.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * How a record says which other one stands for it: a patient by its links, as FHIR has it; visits
 * and accounts, for which FHIR has nothing, by extensions of the same names.
 */
final class Succession {

  private static final Set<String> TYPES =
      Set.of("Patient", "Encounter", "Account", "Appointment", "ServiceRequest");
  private static final List<LinkType> LINKS =
      List.of(LinkType.REPLACEDBY, LinkType.REPLACES, LinkType.REFER);

  private Succession() {}

  /** Whether {@code reference} is to a record that another one may stand for. */
  static boolean concerns(String reference) {
    for (String type : TYPES) {
      if (reference.startsWith(type) && reference.startsWith("/", type.length())) {
        return true;
      }
    }
    return false;
  }

  static String type(String reference) {
    return reference.substring(0, reference.indexOf('/'));
  }

  /** The record that {@code record} names as {@code type}, if it is itself out of use; else "". */
  static String target(Resource record, LinkType type) {
    if (record instanceof Patient patient) {
      return patient.getActive() ? "" : first(linked(patient, type));
    }
    return record instanceof DomainResource other ? first(extended(other, type)) : "";
  }

  private static String first(List<Reference> references) {
    return references.stream()
        .map(References::plain)
        .filter(Succession::concerns)
        .findFirst()
        .orElse("");
  }

  private static List<Reference> linked(Patient patient, LinkType type) {
    return patient.getLink().stream()
        .filter(link -> link.getType() == type)
        .map(PatientLinkComponent::getOther)
        .toList();
  }

  private static List<Reference> extended(DomainResource record, LinkType type) {
    return record.getExtensionsByUrl(url(type)).stream()
        .map(Extension::getValue)
        .filter(Reference.class::isInstance)
        .map(Reference.class::cast)
        .toList();
  }

  private static String url(LinkType type) {
    return Names.EXTENSION + type.toCode();
  }

  /** The references that are history, and are never turned. */
  static List<Reference> history(Resource record) {
    List<Reference> history = new ArrayList<>(0);
    if (record instanceof Patient patient) {
      patient.getLink().forEach(link -> history.add(link.getOther()));
    } else if (record instanceof DomainResource other && TYPES.contains(record.fhirType())) {
      LINKS.forEach(type -> history.addAll(extended(other, type)));
    }
    return history;
  }

  static void link(Resource record, String other, LinkType type) {
    if (record instanceof Patient patient) {
      if (linked(patient, type).stream().map(References::plain).noneMatch(other::equals)) {
        patient.addLink().setType(type).setOther(new Reference(other));
      }
    } else if (record instanceof DomainResource domain
        && extended(domain, type).stream().map(References::plain).noneMatch(other::equals)) {
      domain.addExtension(url(type), new Reference(other));
    }
  }

  /** Takes a record out of use that {@code other} stands for. */
  static void retire(Resource record, String other, LinkType type) {
    if (record instanceof Patient patient) {
      patient.setActive(false);
    } else if (record instanceof Encounter encounter) {
      encounter.setStatus(EncounterStatus.ENTEREDINERROR);
      if (!encounter.hasClass_()) {
        encounter.setClass_(
            new Coding("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "UNK", "unknown"));
      }
    } else if (record instanceof Account account) {
      boolean known = account.hasStatus() && account.getStatus() != AccountStatus.UNKNOWN;
      account.setStatus(known ? AccountStatus.INACTIVE : AccountStatus.UNKNOWN);
    }
    link(record, other, type);
  }

  /** A record without content that only says which one is meant. */
  static Resource standIn(String reference, String main) {
    Resource record =
        switch (type(reference)) {
          case "Patient" -> new Patient();
          case "Encounter" -> new Encounter();
          default -> new Account();
        };
    record.setId(reference.substring(reference.indexOf('/') + 1));
    retire(record, main, LinkType.REFER);
    return record;
  }

  /** The numbers of a record, for reading and writing. */
  static List<Identifier> numbers(Resource record) {
    if (record instanceof Patient patient) {
      return patient.getIdentifier();
    }
    if (record instanceof Encounter encounter) {
      return encounter.getIdentifier();
    }
    return record instanceof Account account ? account.getIdentifier() : new ArrayList<>(0);
  }
}
