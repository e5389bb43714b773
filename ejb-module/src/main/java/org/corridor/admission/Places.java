package org.corridor.admission;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Reference;

/** The places of a visit: where the patient is, and was. Every step may be repeated. */
final class Places {

  private final List<EncounterLocationComponent> places;

  Places(Encounter encounter) {
    this.places = encounter.getLocation();
  }

  boolean isEmpty() {
    return last(place -> true).isEmpty();
  }

  /** Where the patient is now. */
  Optional<Reference> here() {
    return current()
        .filter(place -> place.getStatus() == EncounterLocationStatus.ACTIVE)
        .map(EncounterLocationComponent::getLocation);
  }

  private Optional<EncounterLocationComponent> current() {
    return last(place -> place.getStatus() != EncounterLocationStatus.COMPLETED);
  }

  private Optional<EncounterLocationComponent> last(Predicate<EncounterLocationComponent> which) {
    for (int i = places.size() - 1; i >= 0; i--) {
      if (!SidePlaces.isOne(places.get(i)) && which.test(places.get(i))) {
        return Optional.of(places.get(i));
      }
    }
    return Optional.empty();
  }

  /** The patient is at {@code where} since {@code start}; a stay elsewhere ended then. */
  void enter(Reference where, DateTimeType start, EncounterLocationStatus status) {
    Optional<EncounterLocationComponent> current = current();
    if (current.filter(place -> isAt(place, where)).isPresent()) {
      if (isPlanned(current.get())) {
        current.get().getPeriod().setStartElement(start.copy());
      }
      current.get().setStatus(status);
      return;
    }
    current.filter(Places::isPlanned).ifPresent(places::remove);
    current().ifPresent(place -> leave(place, start));
    EncounterLocationComponent place = new EncounterLocationComponent();
    place.setLocation(where.copy()).setStatus(status).getPeriod().setStartElement(start.copy());
    places.add(place);
  }

  /** The patient will be at {@code where}; what was planned before is not any more. */
  void plan(Reference where) {
    Optional<EncounterLocationComponent> current = current();
    if (current.filter(place -> isAt(place, where)).isPresent()) {
      current.get().setStatus(EncounterLocationStatus.PLANNED);
      return;
    }
    current.filter(Places::isPlanned).ifPresent(places::remove);
    places.add(
        new EncounterLocationComponent()
            .setLocation(where.copy())
            .setStatus(EncounterLocationStatus.PLANNED));
  }

  /** The patient has not come to where the patient seemed to be. */
  void expectAgain() {
    current().ifPresent(place -> place.setStatus(EncounterLocationStatus.PLANNED).setPeriod(null));
  }

  private static boolean isPlanned(EncounterLocationComponent place) {
    return place.getStatus() == EncounterLocationStatus.PLANNED;
  }

  /** The patient was at {@code where} before the first place we know of. */
  void cameFrom(Reference where, DateTimeType end) {
    if (isEmpty()) {
      EncounterLocationComponent place = new EncounterLocationComponent();
      leave(place.setLocation(where.copy()), end);
      places.add(place);
    }
  }

  /** The patient is nowhere here any more. */
  void leave(DateTimeType end) {
    current().ifPresent(place -> leave(place, end));
  }

  /** The patient is back where the last stay ended. */
  void comeBack() {
    if (current().isEmpty()) {
      last(place -> true).ifPresent(Places::reopen);
    }
  }

  /**
   * The move to the current place did not happen.
   *
   * @param before where the patient was and is again, if the message says so
   * @param time when that is said
   */
  void goBack(Optional<Reference> before, DateTimeType time) {
    Optional<EncounterLocationComponent> current = current();
    if (current.isPresent() && before.filter(where -> isAt(current.get(), where)).isPresent()) {
      return;
    }
    current.ifPresent(places::remove);
    Optional<EncounterLocationComponent> earlier =
        last(place -> before.map(where -> isAt(place, where)).orElse(true));
    if (earlier.isPresent()) {
      reopen(earlier.get());
    } else {
      before.ifPresent(where -> enter(where, time, EncounterLocationStatus.ACTIVE));
    }
  }

  private static void reopen(EncounterLocationComponent place) {
    place.setStatus(EncounterLocationStatus.ACTIVE).getPeriod().setEndElement(null);
  }

  private static void leave(EncounterLocationComponent place, DateTimeType end) {
    place.setStatus(EncounterLocationStatus.COMPLETED).getPeriod().setEndElement(end.copy());
  }

  static boolean isAt(EncounterLocationComponent place, Reference where) {
    return where.hasReference()
        ? where.getReference().equals(place.getLocation().getReference())
        : String.valueOf(where.getDisplay()).equals(place.getLocation().getDisplay());
  }
}
