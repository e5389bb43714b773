package org.corridor.translation;

import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * What two places of a message say of one person, place or house: what one leaves out the other
 * fills in; items of lists stand side by side, unless one says all that the other says.
 */
final class Joining {

  private Joining() {}

  /** Adds to {@code known} what {@code again} says beyond it, save what contradicts it. */
  static void join(Resource known, Resource again, Consumer<Base> contradictions) {
    if (known == again || known.equalsDeep(again)) {
      return;
    }
    otherName(known, again);
    fill(known, again, contradictions);
  }

  /** A house or place has one name and any number of others. */
  private static void otherName(Resource known, Resource again) {
    if (known instanceof Organization house
        && again instanceof Organization same
        && house.hasName()
        && same.hasName()
        && !house.getName().equals(same.getName())) {
      same.addAlias(same.getName()).setName(null);
    } else if (known instanceof Location place
        && again instanceof Location same
        && place.hasName()
        && same.hasName()
        && !place.getName().equals(same.getName())) {
      same.addAlias(same.getName()).setName(null);
    }
  }

  private static void fill(Base known, Base again, Consumer<Base> contradictions) {
    for (Property said : again.children()) {
      for (Base value : said.getValues()) {
        List<Base> present = known.getNamedProperty(said.getName()).getValues();
        if (said.getMaxCardinality() != 1) {
          add(known, said.getName(), present, value, contradictions);
        } else if (present.isEmpty()) {
          known.setProperty(said.getName(), value);
        } else if (!value.isPrimitive() && value.fhirType().equals(present.get(0).fhirType())) {
          fill(present.get(0), value, contradictions);
        } else if (!covers(present.get(0), value)) {
          contradictions.accept(value);
        }
      }
    }
  }

  private static void add(
      Base known, String name, List<Base> present, Base value, Consumer<Base> contradictions) {
    if (present.stream().anyMatch(item -> covers(item, value))) {
      return;
    }
    for (Base item : present) {
      if (covers(value, item)) {
        fill(item, value, contradictions);
        return;
      }
    }
    known.setProperty(name, value);
  }

  /** Whether {@code one} says all that {@code other} says. */
  private static boolean covers(Base one, Base other) {
    if (other.isPrimitive() || one.isPrimitive()) {
      return String.valueOf(one.primitiveValue()).equals(String.valueOf(other.primitiveValue()));
    }
    for (Property said : other.children()) {
      for (Base value : said.getValues()) {
        if (one.getNamedProperty(said.getName()).getValues().stream()
            .noneMatch(item -> covers(item, value))) {
          return false;
        }
      }
    }
    return true;
  }
}
