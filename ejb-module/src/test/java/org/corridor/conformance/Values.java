package org.corridor.conformance;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Looks for elements in what a map or a message became. */
final class Values {

  private Values() {}

  /** The elements that {@code steps} lead to, through references that hold their resource. */
  static List<Base> at(Base from, List<String> steps) {
    List<Base> found = List.of(from);
    for (String step : steps) {
      List<Base> next = new ArrayList<>();
      found.forEach(base -> next.addAll(children(base, step)));
      found = next;
    }
    return found.stream().filter(base -> !base.isEmpty() || inner(base) != null).toList();
  }

  private static List<Base> children(Base base, String step) {
    if (base instanceof Reference reference && reference.getResource() instanceof Base resource) {
      List<Base> within = children(resource, step);
      if (!within.isEmpty()) {
        return within;
      }
    }
    if (step.startsWith("extension:")) {
      return children(base, "extension").stream()
          .filter(one -> Element.extension(((Extension) one).getUrl()).equals(step))
          .toList();
    }
    try {
      Property property = base.getNamedProperty(step.hashCode(), step, false);
      return property == null ? List.of() : property.getValues();
    } catch (FHIRException e) {
      return List.of();
    }
  }

  private static @Nullable Base inner(Base base) {
    return base instanceof Reference reference && reference.getResource() instanceof Base resource
        ? resource
        : null;
  }

  /** A place and the wider ones that it is part of; anything else alone. */
  static List<Base> levels(Base base) {
    List<Base> levels = new ArrayList<>(List.of(base));
    Base at = base;
    while (at instanceof Location place && inner(place.getPartOf()) instanceof Location wider) {
      levels.add(wider);
      at = wider;
    }
    return levels;
  }

  /** All of it as text, to compare by. */
  static String print(Base base) {
    StringBuilder text = new StringBuilder(base.fhirType()).append('{');
    if (base.isPrimitive()) {
      text.append(base.primitiveValue());
    }
    for (Property child : base.children()) {
      for (Base value : child.getValues()) {
        text.append(child.getName()).append(':').append(print(value));
      }
    }
    // What a reference with a name leads to is printed where it stands; it may lead back here.
    boolean named = base instanceof Reference reference && reference.hasReference();
    Base resource = named ? null : inner(base);
    return text.append(resource == null ? "" : print(resource)).append('}').toString();
  }
}
