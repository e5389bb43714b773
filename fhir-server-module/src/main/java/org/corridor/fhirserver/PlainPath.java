package org.corridor.fhirserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * The FHIRPath of a search parameter where it is no more than the names of elements, perhaps with a
 * type at the end: {@code Patient.name.given}, {@code (Condition.onset as Age)}, {@code
 * Encounter.subject.where(resolve() is Patient)}.
 *
 * @param type the type of resource that the path starts at; empty when it starts at any element
 * @param steps the names of the elements, in order
 * @param last what of the last elements counts
 */
record PlainPath(String type, List<String> steps, Last last) {

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?<bracket>\\()?(?:(?<type>[A-Z]\\w*)\\.)?(?<steps>[a-z]\\w*(?:\\.[a-z]\\w*)*)"
              + "(?: as (?<as>\\w+)\\)|\\.(?:as|ofType)\\((?<of>\\w+)\\)"
              + "|\\.where\\(resolve\\(\\) is (?<target>\\w+)\\))?");
  private static final Set<String> EVERY_RESOURCE = Set.of("Resource", "DomainResource");

  /** What of the last elements counts: all, those of a type, or references to a type. */
  sealed interface Last {
    /** Every element. */
    record Every() implements Last {}

    /** The elements of one data type. */
    record OfType(String name) implements Last {}

    /** The references to resources of one type. */
    record To(String resource) implements Last {}
  }

  /** The path, when it is a plain one. */
  static Optional<PlainPath> parse(String path) {
    Matcher matcher = PLAIN.matcher(path);
    if (!matcher.matches() || (matcher.group("bracket") == null) != (matcher.group("as") == null)) {
      return Optional.empty();
    }
    return Optional.of(
        new PlainPath(
            Optional.ofNullable(matcher.group("type")).orElse(""),
            List.of(matcher.group("steps").split("\\.", -1)),
            last(matcher)));
  }

  private static Last last(Matcher matcher) {
    if (matcher.group("as") != null) {
      return new Last.OfType(matcher.group("as"));
    }
    if (matcher.group("of") != null) {
      return new Last.OfType(matcher.group("of"));
    }
    return matcher.group("target") == null
        ? new Last.Every()
        : new Last.To(matcher.group("target"));
  }

  /** Whether the path may find something in it. */
  boolean startsAt(IBase element) {
    return type.isEmpty()
        || type.equals(((Base) element).fhirType())
        || (element instanceof IBaseResource && EVERY_RESOURCE.contains(type));
  }

  /** The values below an element; empty when only a FHIRPath engine can tell. */
  Optional<List<Base>> values(Base element) {
    List<Base> values = List.of(element);
    for (String step : steps) {
      List<Base> next = new ArrayList<>();
      for (Base value : values) {
        for (Base child : value.getProperty(step.hashCode(), step, false)) {
          if (child != null) {
            next.add(child);
          }
        }
      }
      values = next;
    }
    if (last instanceof Last.OfType of) {
      return Optional.of(values.stream().filter(it -> it.fhirType().equals(of.name())).toList());
    }
    return last instanceof Last.To to ? references(values, to.resource()) : Optional.of(values);
  }

  private static Optional<List<Base>> references(List<Base> values, String target) {
    List<Base> matching = new ArrayList<>();
    for (Base value : values) {
      if (!(value instanceof Reference reference)) {
        return Optional.empty();
      }
      String type = new IdType(reference.getReference()).getResourceType();
      if (type == null) {
        return Optional.empty();
      }
      if (type.equals(target)) {
        matching.add(value);
      }
    }
    return Optional.of(matching);
  }
}
