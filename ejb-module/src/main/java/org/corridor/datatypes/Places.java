package org.corridor.datatypes;

import java.util.function.IntFunction;
import org.corridor.hl7v2.V2Repetition;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** PL, XON, HD: places and organizations. */
final class Places {

  private static final String PHYSICAL =
      "http://terminology.hl7.org/CodeSystem/location-physical-type";

  /** Components of PL from the widest place to the narrowest: guide, PL[Location]. */
  private static final int[] LEVELS = {4, 7, 1, 8, 2, 3};

  private static final String[] KINDS = {"si", "bu", "wa", "lvl", "ro", "bd"};
  private static final String[] SHOWN = {"Site", "Building", "Ward", "Level", "Room", "Bed"};

  private Places() {}

  /**
   * The narrowest place; each is part of the next wider one. A bed's number says nothing without
   * its room and ward, so that the identifier is the whole path.
   */
  static @Nullable Location pl(V2Repetition value, MappingContext context) {
    Location place = pl(Parts.of(value), level -> Parts.in(value, level), context);
    Identifier comprehensive = Identifiers.ei(Parts.in(value, 10), context);
    if (place != null && comprehensive != null) {
      place.addIdentifier(comprehensive);
    }
    String assigner = value.component(11);
    if (place != null && !assigner.isEmpty()) {
      place.getIdentifier().stream()
          .filter(identifier -> !identifier.hasAssigner())
          .forEach(identifier -> identifier.getAssigner().setDisplay(assigner));
    }
    return place;
  }

  /** The same, without the number of the whole and with names only. */
  static @Nullable Location pl(Parts pl, MappingContext context) {
    return pl(pl, level -> part -> "", context);
  }

  private static @Nullable Location pl(
      Parts pl, IntFunction<Parts> authorities, MappingContext context) {
    Location place = null;
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < LEVELS.length; i++) {
      Parts hd = authorities.apply(LEVELS[i]);
      String name = pl.has(LEVELS[i]) ? pl.get(LEVELS[i]) : hd.get(2);
      if (!name.isEmpty()) {
        path.append(path.isEmpty() ? "" : "/").append(KINDS[i]).append('-').append(name);
        place = level(place, i, name, path.toString(), context);
        if (hd.has(2)) {
          place.addIdentifier(universal(hd));
        }
      }
    }
    return place != null && pl.has(9) ? place.setDescription(pl.get(9)) : place;
  }

  /** Guide, XON[Organization]. */
  static @Nullable Organization xon(V2Repetition value, MappingContext context) {
    Parts xon = Parts.of(value);
    String number = xon.has(10) ? xon.get(10) : xon.get(3);
    if (number.isEmpty() && !xon.has(1)) {
      return null;
    }
    Organization organization = new Organization();
    if (xon.has(1)) {
      organization.setName(xon.get(1));
    }
    if (!number.isEmpty()) {
      Parts authority = Parts.in(value, 6);
      Identifier identifier = Identifiers.assigned(number, authority, xon.get(7), context);
      identifier.setType(Identifiers.type(xon.get(7), 7, context));
      Identifiers.checkDigit(identifier, xon.get(4), xon.get(5));
      organization.addIdentifier(identifier);
    }
    return organization;
  }

  /** Guide, XON[Location]. */
  static @Nullable Location site(V2Repetition value, MappingContext context) {
    Organization house = xon(value, context);
    if (house == null) {
      return null;
    }
    Location site = new Location().setName(house.getName());
    house.getIdentifier().forEach(site::addIdentifier);
    return site;
  }

  /** Guide, DLD[Location-Discharge]. */
  static @Nullable Location kind(Parts cwe, MappingContext context) {
    CodeableConcept type = Concepts.concept(cwe, context);
    return type == null ? null : new Location().addType(type);
  }

  /** Guide, HD[Organization]. */
  static @Nullable Organization organization(Parts hd) {
    Identifier identifier = Identifiers.hd(hd);
    if (identifier == null) {
      return null;
    }
    Organization organization = new Organization().addIdentifier(identifier);
    Identifier other = Identifiers.beside(hd);
    if (other != null) {
      organization.addIdentifier(other);
    }
    return hd.has(1) ? organization.setName(hd.get(1)) : organization;
  }

  /** Guide, HD[Location]. */
  static @Nullable Location location(Parts hd) {
    Identifier identifier = Identifiers.hd(hd);
    if (identifier == null) {
      return null;
    }
    CodeableConcept site =
        new CodeableConcept().addCoding(new Coding(PHYSICAL, KINDS[0], SHOWN[0]));
    Location location = new Location().addIdentifier(identifier).setPhysicalType(site);
    return hd.has(1) ? location.setName(hd.get(1)) : location;
  }

  /** Guide, CWE[Organization]. */
  static @Nullable Organization cwe(Parts cwe, MappingContext context) {
    Identifier identifier = Identifiers.cwe(cwe, context);
    String name = Concepts.text(cwe);
    if (name.isEmpty()) {
      return null;
    }
    Organization organization = new Organization().setName(name);
    return identifier == null ? organization : organization.addIdentifier(identifier);
  }

  private static @Nullable Identifier universal(Parts hd) {
    return Identifiers.hd(part -> part == 1 ? "" : hd.get(part));
  }

  private static Location level(
      @Nullable Location wider, int level, String name, String path, MappingContext context) {
    Location place = new Location().setName(name).setMode(LocationMode.INSTANCE);
    place.addIdentifier().setSystem(context.local("places")).setValue(path);
    CodeableConcept kind = new CodeableConcept();
    kind.addCoding().setSystem(PHYSICAL).setCode(KINDS[level]).setDisplay(SHOWN[level]);
    place.setPhysicalType(kind);
    if (wider != null) {
      Reference reference = new Reference();
      reference.setResource(wider);
      place.setPartOf(reference);
    }
    return place;
  }
}
