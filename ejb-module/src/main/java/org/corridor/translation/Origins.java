package org.corridor.translation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.hl7v2.V2Repetition;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, while a message is explained or where a sender's rules have one, what each element was
 * made from. The elements themselves are the keys: where they end up in their resource is seen when
 * everything is in place.
 */
final class Origins {

  private final IdentityHashMap<Base, Origin> byRow = new IdentityHashMap<>();
  private final IdentityHashMap<Base, Origin> byMap = new IdentityHashMap<>();

  /** A row has put a value below {@code parent}, under {@code name}. */
  void put(Base parent, String name, Origin origin) {
    Base[] values = parent.getProperty(name.hashCode(), name, false);
    if (values.length > 0) {
      byRow.put(values[values.length - 1], origin);
    }
  }

  /** A row mentions a resource, and with it those that it refers to. */
  void mentioned(Resource resource, Origin origin) {
    byRow.putIfAbsent(resource, origin);
    for (Property property : resource.children()) {
      for (Base value : property.getValues()) {
        if (value instanceof Reference reference
            && reference.getResource() instanceof Resource inner) {
          mentioned(inner, origin);
        }
      }
    }
  }

  /** A type map has made an element, wherever that will be put. */
  void made(V2Repetition from, Base element) {
    made(Origin.of(from), element);
  }

  private void made(Origin origin, Base element) {
    byMap.put(element, origin);
    for (Property property : element.children()) {
      property.getValues().forEach(value -> made(origin, value));
    }
    if (element instanceof Reference reference && reference.getResource() instanceof Resource to) {
      made(origin, to);
    }
  }

  /** A segment table has been run on {@code root}. */
  void filled(Base root, String segment) {
    byMap.putIfAbsent(root, Origin.of(segment));
  }

  /** The rows that have put something in place, were it taken away later, as rules are named. */
  Set<String> rules() {
    return byRow.values().stream().map(Origin::rule).collect(Collectors.toSet());
  }

  /** Every value in {@code resource} and where it came from. */
  List<Explained> explain(Resource resource) {
    List<Explained> all = new ArrayList<>();
    Origin nothing = Origin.of("");
    walk(resource, "", nothing, resource.fhirType() + '/' + resource.getIdPart(), all);
    return all;
  }

  private void walk(
      Base element, String path, Origin inherited, String resource, List<Explained> all) {
    Origin origin = origin(element, inherited);
    if (element.hasPrimitiveValue()) {
      String value = element.primitiveValue();
      all.add(new Explained(resource, path, origin.place(value), origin.rule(), origin.guide()));
    }
    for (Property property : element.children()) {
      String name = property.getName().replace("[x]", "");
      // The id and the URLs of extensions name things; they say nothing of a patient.
      if (path.isEmpty() ? name.equals("id") : name.equals("url") && isExtension(element)) {
        continue;
      }
      List<Base> values = property.getValues();
      for (int i = 0; i < values.size(); i++) {
        String step = property.getMaxCardinality() == 1 ? name : name + '[' + i + ']';
        walk(values.get(i), path.isEmpty() ? step : path + '.' + step, origin, resource, all);
      }
    }
  }

  private static boolean isExtension(Base element) {
    return element.fhirType().equals("Extension");
  }

  /** A row's word counts more than a type map's, and what is nearer more than what is above. */
  private Origin origin(Base element, Origin inherited) {
    @Nullable Origin row = byRow.get(element);
    @Nullable Origin map = byMap.get(element);
    if (row != null) {
      return map == null ? row : map.because(row);
    }
    if (map == null) {
      return inherited.aside();
    }
    return inherited.row().isPresent() ? map.because(inherited) : map;
  }
}
