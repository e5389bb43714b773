package org.corridor.subject;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * What PV1 and PV2 say about a visit. The encounter has no status, places and end of its own: those
 * depend on the event and on what happened before.
 *
 * @param encounter with its id, its patient and everything else the segments say
 * @param cleared what the sender deleted
 * @param usualStatus the status that the patient class and the discharge time suggest
 * @param place where the patient is: PV1-3
 * @param earlierPlace where the patient was: PV1-6
 * @param sidePlaces PV1-11, PV1-42 and PV1-43
 * @param discharge when the visit ended: PV1-45
 */
public record Visit(
    Encounter encounter,
    Set<String> cleared,
    EncounterStatus usualStatus,
    Optional<Reference> place,
    Optional<Reference> earlierPlace,
    List<SidePlace> sidePlaces,
    Optional<DateTimeType> discharge) {

  private static final String NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";

  /** Gives a visit whose class nobody told yet the class that FHIR demands. */
  public static void classify(Encounter encounter) {
    if (!encounter.hasClass_()) {
      encounter.setClass_(new Coding(NULL_FLAVOR, "UNK", "unknown"));
    }
  }

  /** Whether somebody told the class of a visit. */
  public static boolean isClassified(Encounter encounter) {
    return encounter.hasClass_() && !NULL_FLAVOR.equals(encounter.getClass_().getSystem());
  }

  /** The place of one kind, if the message names one. */
  public Optional<Reference> sidePlace(SidePlace.Kind kind) {
    return sidePlaces.stream()
        .filter(place -> place.kind() == kind)
        .map(SidePlace::where)
        .findFirst();
  }

  public boolean hasSidePlace(SidePlace.Kind kind) {
    return sidePlace(kind).isPresent();
  }

  /** A message that only refers to the visit: the encounter is created if unknown. */
  public Reference mention(Passage passage) {
    Rule firstSight =
        (before, after) -> {
          Encounter encounted = (Encounter) after;
          classify(encounted);
          if (!encounted.hasStatus()) {
            encounted.setStatus(usualStatus);
            discharge.ifPresent(end -> encounted.getPeriod().setEndElement(end.copy()));
            earlierPlace.ifPresent(
                where ->
                    encounted
                        .addLocation()
                        .setLocation(where.copy())
                        .setStatus(EncounterLocationStatus.COMPLETED));
            place.ifPresent(where -> encounted.addLocation().setLocation(where.copy()));
          }
        };
    return passage.draft(encounter, Weight.MENTION, cleared, firstSight);
  }
}
