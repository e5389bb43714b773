package org.corridor.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.corridor.datatypes.AssigningAuthority;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** PL and LA2: a place by the names of what it is in. */
final class Places {

  private static final String PHYSICAL =
      "http://terminology.hl7.org/CodeSystem/location-physical-type";
  private static final String URIS = "urn:ietf:rfc:3986";

  /** Components of PL by the kind of a place. */
  private static final Map<String, Integer> COMPONENTS =
      Map.of("wa", 1, "ro", 2, "bd", 3, "si", 4, "bu", 7, "lvl", 8);

  private static final int POINT_OF_CARE = 1;
  private static final int FACILITY = 4;
  private static final int DESCRIPTION = 9;
  private static final int NUMBER = 10;

  /** A place is in another one; this many are looked at, should they be in each other. */
  private static final int DEPTH = 8;

  private Places() {}

  /** A location, or a reference to one. */
  static void pl(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      source
          .resolve(reference)
          .ifPresentOrElse(
              resource -> pl(resource, to, source), () -> unknown(reference, to, source));
    } else if (value instanceof Location place) {
      levels(place, to, source);
      to.set(DESCRIPTION, source.say(place.getDescriptionElement()));
      place.getIdentifier().stream()
          .filter(number -> number.hasValue() && !isPath(number) && !isUri(number))
          .findFirst()
          .ifPresent(number -> number(number, to, source));
    }
  }

  /** PL until its eighth component, and an address behind it. */
  static void la2(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      source
          .resolve(reference, Location.class)
          .ifPresentOrElse(
              place -> la2(place, to, source), () -> unknownName(reference, to, source));
    } else if (value instanceof Location place) {
      levels(place, to, source);
      Address address = place.getAddress();
      List<StringType> lines = address.getLine();
      for (int i = 0; i < Math.min(2, lines.size()); i++) {
        to.set(9 + i, source.say(lines.get(i)));
      }
      to.set(11, source.say(address.getCityElement()));
      to.set(12, source.say(address.getStateElement()));
      to.set(13, source.say(address.getPostalCodeElement()));
      to.set(14, source.say(address.getCountryElement()));
    }
  }

  private static void levels(Location narrowest, V2Value to, Source source) {
    List<Location> all = new ArrayList<>();
    Location place = narrowest;
    while (place != null && all.size() < DEPTH && !all.contains(place)) {
      all.add(place);
      place = source.resolve(place.getPartOf(), Location.class).orElse(null);
    }
    for (Location one : all) {
      int component = component(one, one == narrowest);
      if (one.hasName() && !to.has(component)) {
        level(one, component, to, source);
      }
    }
  }

  private static void level(Location place, int component, V2Value to, Source source) {
    source.tell(place);
    to.set(component, source.say(place.getNameElement()));
    if (place.getMode() == LocationMode.INSTANCE) {
      source.say(place.getModeElement());
    }
    if (COMPONENTS.containsValue(component) && hasKind(place)) {
      source.sayAll(place.getPhysicalType());
    }
    for (Identifier number : place.getIdentifier()) {
      if (isPath(number)) {
        source.sayAll(number);
      } else if (isUri(number)) {
        AssigningAuthority authority = AssigningAuthority.of(number.getValue(), "");
        to.set(component, 2, authority.universalId());
        to.set(component, 3, authority.universalIdType());
        source.sayAll(number);
      }
    }
  }

  private static int component(Location place, boolean narrowest) {
    return place.getPhysicalType().getCoding().stream()
        .filter(Places::isKind)
        .findFirst()
        .map(coding -> COMPONENTS.getOrDefault(coding.getCode(), 0))
        .orElse(narrowest ? POINT_OF_CARE : FACILITY);
  }

  private static boolean hasKind(Location place) {
    return place.getPhysicalType().getCoding().stream().anyMatch(Places::isKind);
  }

  private static boolean isKind(Coding coding) {
    return PHYSICAL.equals(coding.getSystem()) && COMPONENTS.containsKey(coding.getCode());
  }

  /** The number that a reader of PL makes of the names. */
  private static boolean isPath(Identifier number) {
    return String.valueOf(number.getSystem()).endsWith("/places")
        && String.valueOf(number.getValue()).matches("(si|bu|wa|lvl|ro|bd)-.*");
  }

  private static boolean isUri(Identifier number) {
    return URIS.equals(number.getSystem()) && number.hasValue();
  }

  private static void number(Identifier number, V2Value to, Source source) {
    V2Value ei = new V2Value();
    Identifiers.ei(number, ei, source);
    to.in(NUMBER, ei);
  }

  /** A place that the bundle does not hold, as far as the reference itself says which it is. */
  private static void unknown(Reference reference, V2Value to, Source source) {
    if (isPlace(reference)) {
      unknownName(reference, to, source);
      if (reference.getIdentifier().hasValue()) {
        number(reference.getIdentifier(), to, source);
      }
    }
  }

  private static void unknownName(Reference reference, V2Value to, Source source) {
    if (isPlace(reference)) {
      to.set(POINT_OF_CARE, source.say(reference.getDisplayElement()));
    }
  }

  private static boolean isPlace(Reference reference) {
    return String.valueOf(reference.getType()).equals("Location")
        || String.valueOf(reference.getReference()).startsWith("Location/");
  }
}
