package org.corridor.staff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.shared.Finding;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Location.DaysOfWeek;
import org.hl7.fhir.r4.model.Location.LocationHoursOfOperationComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The functions that the tables of places call by name. */
final class PlaceValues {

  private static final TypeMap HOUSE = TypeMaps.named("XON[Organization]");
  private static final TypeMap ADDRESS = TypeMaps.named("XAD[Address]");
  private static final TypeMap UNIT = TypeMaps.named("CWE[Organization]");
  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  private PlaceValues() {}

  static @Nullable Base kind(Spot spot) {
    return StaffValues.ofTable("0260", spot);
  }

  static @Nullable Base firstHouse(Spot spot) {
    return spot.index() == 0 ? HOUSE.map(spot.repetition(), spot.passage().context()) : null;
  }

  static @Nullable Base firstAddress(Spot spot) {
    return spot.index() == 0 ? ADDRESS.map(spot.repetition(), spot.passage().context()) : null;
  }

  static @Nullable Base wholePlace(Spot spot) {
    return new StringType(spot.repetition().text());
  }

  static @Nullable Base department(Spot spot) {
    return UNIT.map(spot.repetition(), spot.passage().context()) instanceof Organization unit
        ? unit
        : null;
  }

  /** VH: from one day of the week to another, from one hour to another. */
  static @Nullable Base visitingHours(Spot spot) {
    V2Repetition vh = spot.repetition();
    LocationHoursOfOperationComponent hours = new LocationHoursOfOperationComponent();
    int first = DAYS.indexOf(vh.component(1));
    int last = vh.component(2).isEmpty() ? first : DAYS.indexOf(vh.component(2));
    if (first < 0 || last < 0) {
      spot.passage()
          .note(
              Finding.warning(
                  spot.passage().context().location(),
                  "103",
                  "These days of the week are not in their table; the hours were left out."));
      return null;
    }
    for (int day = first; ; day = (day + 1) % DAYS.size()) {
      hours.addDaysOfWeek(DaysOfWeek.fromCode(DAYS.get(day).toLowerCase(Locale.ROOT)));
      if (day == last) {
        break;
      }
    }
    time(vh.component(3)).ifPresent(hours::setOpeningTime);
    time(vh.component(4)).ifPresent(hours::setClosingTime);
    return hours;
  }

  private static Optional<String> time(String hhmm) {
    return hhmm.matches("([01]\\d|2[0-3])[0-5]\\d.*")
        ? Optional.of(hhmm.substring(0, 2) + ":" + hhmm.substring(2, 4) + ":00")
        : Optional.empty();
  }
}
