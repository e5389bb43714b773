package org.corridor.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * The places that a message names for a visit, as the table puts them into an encounter. What
 * becomes of them there depends on the event and on what happened before.
 *
 * @param assigned where the patient is
 * @param prior where the patient was
 * @param side the others
 */
record StatedPlaces(Optional<Reference> assigned, Optional<Reference> prior, List<SidePlace> side) {

  /** Takes the places off an encounter. */
  static StatedPlaces takenFrom(Encounter encounter) {
    Optional<Reference> assigned = Optional.empty();
    Optional<Reference> prior = Optional.empty();
    List<SidePlace> side = new ArrayList<>(0);
    for (EncounterLocationComponent place : encounter.getLocation()) {
      if (!place.hasLocation() || !place.hasStatus()) {
        // A field of separators only names no place.
        continue;
      }
      Reference where = place.getLocation();
      boolean temporary = place.hasExtension();
      switch (place.getStatus()) {
        case RESERVED -> side.add(new SidePlace(SidePlace.Kind.PENDING, where));
        case COMPLETED -> {
          if (temporary) {
            side.add(new SidePlace(SidePlace.Kind.LEFT, where));
          } else {
            prior = Optional.of(where);
          }
        }
        default -> {
          if (temporary) {
            side.add(new SidePlace(SidePlace.Kind.TEMPORARY, where));
          } else {
            assigned = Optional.of(where);
          }
        }
      }
    }
    encounter.getLocation().clear();
    return new StatedPlaces(assigned, prior, side);
  }

  /** The other places, with the one that PV2-1 says is not kept any more. */
  List<SidePlace> withReleased(Optional<Reference> released) {
    released.ifPresent(where -> side.add(new SidePlace(SidePlace.Kind.RELEASED, where)));
    return side;
  }
}
