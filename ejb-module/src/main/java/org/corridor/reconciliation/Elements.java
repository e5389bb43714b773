package org.corridor.reconciliation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;

/** The children of a resource or element, by name, for reading and writing in place. */
final class Elements {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Set<String> NOT_SAID = Set.of("id", "meta", "text", "language");
  private static final Map<Class<?>, List<BaseRuntimeChildDefinition>> SAID =
      new ConcurrentHashMap<>();

  private Elements() {}

  /** Everything a message can say about {@code element}. */
  static List<BaseRuntimeChildDefinition> of(Base element) {
    return SAID.computeIfAbsent(
        element.getClass(),
        type ->
            definition(element).getChildren().stream()
                .filter(child -> !NOT_SAID.contains(child.getElementName()))
                .toList());
  }

  /** The child called {@code name}; {@code deceased} finds {@code deceased[x]}. */
  static BaseRuntimeChildDefinition named(Base element, String name) {
    var definition = definition(element);
    BaseRuntimeChildDefinition child = definition.getChildByName(name);
    return child != null
        ? child
        : definition.getChildByNameOrThrowDataFormatException(name + "[x]");
  }

  @SuppressWarnings("unchecked") // the model's elements are all of this base
  static List<Base> values(BaseRuntimeChildDefinition child, Base element) {
    return (List<Base>) (List<? extends IBase>) child.getAccessor().getValues(element);
  }

  static void put(BaseRuntimeChildDefinition child, Base element, List<Base> values) {
    List<Base> items = List.copyOf(values);
    child.getMutator().setValue(element, null);
    items.forEach(item -> child.getMutator().addValue(element, item));
  }

  /** Its name, without the mark of a choice. */
  static String name(BaseRuntimeChildDefinition child) {
    String name = child.getElementName();
    return name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
  }

  static boolean has(String name, Base element) {
    return values(named(element, name), element).stream().anyMatch(value -> !value.isEmpty());
  }

  static boolean same(BaseRuntimeChildDefinition child, Base one, Base other) {
    return Base.compareDeep(said(child, one), said(child, other), true);
  }

  private static List<Base> said(BaseRuntimeChildDefinition child, Base element) {
    return values(child, element).stream().filter(value -> !value.isEmpty()).toList();
  }

  /** The names of the elements that are not what they were; of a new resource, those it has. */
  static List<String> different(Optional<Resource> before, Resource after) {
    Resource known = before.orElseGet(() -> (Resource) empty(after));
    return of(after).stream()
        .filter(child -> !same(child, known, after))
        .map(Elements::name)
        .toList();
  }

  /** A resource with its id, its protection and some of its elements. */
  static Resource only(List<String> names, Resource resource) {
    Resource some = (Resource) empty(resource);
    some.setId(resource.getIdPart());
    Memory.protect(some, resource);
    for (String name : names) {
      BaseRuntimeChildDefinition child = named(resource, name);
      put(child, some, values(child, resource));
    }
    return some;
  }

  static boolean isList(BaseRuntimeChildDefinition child) {
    return child.getMax() != 1;
  }

  /** Whether an element holds facts of its own that are merged one by one. */
  static boolean isGroup(Base value) {
    return value instanceof BackboneElement || value instanceof Period;
  }

  static Base empty(Base example) {
    return (Base) definition(example).newInstance();
  }

  private static BaseRuntimeElementCompositeDefinition<?> definition(Base element) {
    return element instanceof Resource resource
        ? FHIR.getResourceDefinition(resource)
        : (BaseRuntimeElementCompositeDefinition<?>) FHIR.getElementDefinition(element.getClass());
  }
}
