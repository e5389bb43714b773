package org.corridor.subject;

import java.math.BigDecimal;
import java.util.Date;
import org.corridor.datatypes.TypeMaps;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** The functions that the tables of this package call by name. */
final class Values {

  private static final String RACE_AND_ETHNICITY = "urn:oid:2.16.840.1.113883.6.238";
  private static final String UCUM = "http://unitsofmeasure.org";

  private Values() {}

  /** A code of the CDC's set, which v2 tables 0005 and 0189 repeat. */
  static Base raceCategory(Spot spot) {
    Coding category =
        new Coding().setSystem(RACE_AND_ETHNICITY).setCode(spot.repetition().component(1));
    String display = spot.repetition().component(2);
    return display.isEmpty() ? category : category.setDisplay(display);
  }

  /** PID-23 is text; FHIR has an address there. */
  static Base birthPlace(Spot spot) {
    return new Address().setText(spot.repetition().text());
  }

  /** A length of stay, which v2 counts in days. */
  static @Nullable Base days(Spot spot) {
    return TypeMaps.named("NM[Quantity]").map(spot.repetition(), spot.passage().context())
            instanceof Quantity days
        ? days(days.getValue())
        : null;
  }

  private static Duration days(BigDecimal count) {
    Duration duration = new Duration();
    duration.setValue(count).setUnit("d").setSystem(UCUM).setCode("d");
    return duration;
  }

  /** When the event happened that the message tells of. */
  static Base eventTime(Spot spot) {
    return new InstantType(Date.from(spot.passage().time()));
  }

  /** That a place is one for a while. */
  static Base temporary(Spot spot) {
    return new CodeableConcept(
        new Coding()
            .setSystem("http://hl7.org/fhir/ValueSet/subject-location")
            .setCode("temporary"));
  }

  /** PV1-37: a code for a place, with the day the patient gets there. */
  static @Nullable Base dischargedTo(Spot spot) {
    String place = spot.repetition().component(1);
    if (place.isEmpty()) {
      return null;
    }
    Location location = new Location().setName(place);
    location.addIdentifier().setValue(place);
    return location;
  }
}
