package org.corridor.reconciliation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
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
