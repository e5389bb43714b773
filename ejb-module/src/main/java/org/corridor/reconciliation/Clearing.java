package org.corridor.reconciliation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.util.List;
import org.hl7.fhir.r4.model.Base;

/** Finds and deletes what an element key names. */
final class Clearing {

  private Clearing() {}

  static boolean finds(ElementKey key, Base element) {
    var child = Elements.named(element, key.head());
    for (Base value : Elements.values(child, element)) {
      if (key.isDirect() ? !value.isEmpty() && key.means(value) : finds(key.inside(), value)) {
        return true;
      }
    }
    return false;
  }

  static void delete(ElementKey key, Base element) {
    BaseRuntimeChildDefinition child = Elements.named(element, key.head());
    List<Base> values = Elements.values(child, element);
    if (key.isDirect()) {
      if (values.stream().anyMatch(key::means)) {
        Elements.put(child, element, values.stream().filter(value -> !key.means(value)).toList());
      }
    } else {
      values.forEach(value -> delete(key.inside(), value));
    }
  }
}
