package org.corridor.pairs;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** A resource as paths without indexes, each with its values in their order. */
final class Flat {

  private static final Set<String> NOT_CONTENT =
      Set.of("id", "text", "entry", "implicitRules", "contained");
  private static final List<List<String>> NAMESPACES =
      List.of(
          List.of("http://hl7.org/fhir/5.0/StructureDefinition/extension-", "R5:"),
          List.of("http://hl7.org/fhir/us/core/StructureDefinition/", ""),
          List.of("http://hl7.org/fhir/StructureDefinition/", ""),
          List.of("https://corridor.example/fhir/StructureDefinition/", "corridor:"),
          // Not the name that the part has by the definition; what it holds is compared.
          List.of("https://reportstream.cdc.gov/fhir/StructureDefinition/code", "code"),
          List.of("https://reportstream.cdc.gov/fhir/StructureDefinition/", "cdc:"),
          List.of("http://example.com/v2-to-fhir-converter/", "microsoft:"));

  private final Map<String, List<String>> values = new TreeMap<>();
  private final Function<String, String> names;

  private Flat(Function<String, String> names) {
    this.names = names;
  }

  /**
   * Writes a resource.
   *
   * @param names what a reference is called; empty for one that does not count
   */
  static Map<String, List<String>> of(Resource resource, Function<String, String> names) {
    Flat flat = new Flat(names);
    flat.children(resource.fhirType(), resource);
    return flat.values;
  }

  private void children(String path, Base element) {
    for (Property property : element.children()) {
      if (element instanceof Resource && NOT_CONTENT.contains(property.getName())) {
        continue;
      }
      property.getValues().forEach(value -> add(path + '.' + step(property, value), value));
    }
  }

  private static String step(Property property, Base value) {
    if (value instanceof Extension extension) {
      return "extension(" + shortened(String.valueOf(extension.getUrl())) + ')';
    }
    String name = property.getName().replace("[x]", "");
    String type = value.fhirType();
    return name.equals(property.getName())
        ? name
        : name + Character.toUpperCase(type.charAt(0)) + type.substring(1);
  }

  private static String shortened(String url) {
    return NAMESPACES.stream()
        .filter(known -> url.startsWith(known.get(0)))
        .findFirst()
        .map(known -> known.get(1) + url.substring(known.get(0).length()))
        .orElse(url);
  }

  private void add(String path, Base value) {
    if (path.endsWith(".url") && path.contains("extension(") && value.isPrimitive()) {
      return;
    }
    if (path.endsWith(".reference") && value.isPrimitive()) {
      put(path, names.apply(String.valueOf(value.primitiveValue())));
    } else if (value.isPrimitive()) {
      put(path, text(value));
    }
    children(path, value);
  }

  private void put(String path, String value) {
    if (!value.isEmpty()) {
      values.computeIfAbsent(path, any -> new ArrayList<>(1)).add(value);
    }
  }

  /** Times that are the same moment are the same, whatever their zone. */
  private static String text(Base value) {
    if (value instanceof BaseDateTimeType time
        && time.getValue() != null
        && time.getPrecision().compareTo(TemporalPrecisionEnum.DAY) > 0) {
      return time.getValue().toInstant().toString();
    }
    return value.primitiveValue() == null ? "" : value.primitiveValue();
  }
}
