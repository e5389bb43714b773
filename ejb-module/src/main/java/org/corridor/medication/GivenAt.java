package org.corridor.medication;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Where something was given: RXA-11 until HL7 v2.5, RXA-27 and its address RXA-28 since. */
public final class GivenAt {

  private static final TypeMap PLACE = TypeMaps.named("PL[Location]");
  private static final TypeMap ADDRESS = TypeMaps.named("XAD[Address]");

  private GivenAt() {}

  /** LA2: a place as in PL, with an address from its ninth component on. */
  public static @Nullable Base old(Spot spot) {
    if (!(PLACE.map(spot.repetition(), spot.passage().context()) instanceof Location place)) {
      return null;
    }
    place.setDescription(null);
    // From its ninth component on LA2 has an address where PL has the number of the whole.
    place
        .getIdentifier()
        .removeIf(number -> spot.repetition().component(10).equals(number.getValue()));
    place.getIdentifier().forEach(number -> number.setAssigner(null));
    Address address = address(spot.repetition());
    return address.isEmpty() ? place : place.setAddress(address);
  }

  /** PL, with the address in the field behind it. */
  public static @Nullable Base withAddress(Spot spot) {
    if (!(PLACE.map(spot.repetition(), spot.passage().context()) instanceof Location place)) {
      return null;
    }
    V2Repetition next = spot.segment().field(spot.field() + 1).first();
    return ADDRESS.map(next, spot.passage().context()) instanceof Address address
        ? place.setAddress(address)
        : place;
  }

  /** An address alone names no place that anybody could find again; it is only shown. */
  public static @Nullable Base shown(Spot spot) {
    return ADDRESS.map(spot.repetition(), spot.passage().context()) instanceof Address address
        ? new Location().setName(text(address))
        : null;
  }

  private static String text(Address address) {
    Stream<String> lines = address.getLine().stream().map(StringType::getValue);
    Stream<@Nullable String> rest =
        Stream.of(
            address.getCity(), address.getState(), address.getPostalCode(), address.getCountry());
    return Stream.concat(lines, rest).filter(Objects::nonNull).collect(Collectors.joining(", "));
  }

  private static Address address(V2Repetition la2) {
    Address address = new Address();
    for (int line : new int[] {9, 10}) {
      if (!la2.component(line).isEmpty()) {
        address.addLine(la2.component(line));
      }
    }
    set(la2.component(11), address::setCity);
    set(la2.component(12), address::setState);
    set(la2.component(13), address::setPostalCode);
    set(la2.component(14), address::setCountry);
    return address;
  }

  private static void set(String text, Consumer<String> setter) {
    if (!text.isEmpty()) {
      setter.accept(text);
    }
  }
}
