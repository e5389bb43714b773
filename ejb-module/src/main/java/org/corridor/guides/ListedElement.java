package org.corridor.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element whose codes come from a list that others keep (SNIP 5).
 *
 * @param element its number
 * @param component of it, 0 for the whole element
 * @param list such as {@code icd10cm}, as the guide's table names it after {@code @}
 */
public record ListedElement(int element, int component, String list) {

  static List<ListedElement> of(@Nullable ElementUse[] elements) {
    List<ListedElement> listed = new ArrayList<>();
    for (ElementUse element : elements) {
      if (element == null) {
        continue;
      }
      if (!element.list().isEmpty()) {
        listed.add(new ListedElement(element.number(), 0, element.list()));
      }
      element.components().stream()
          .flatMap(Optional::stream)
          .filter(component -> !component.list().isEmpty())
          .forEach(c -> listed.add(new ListedElement(element.number(), c.number(), c.list())));
    }
    return List.copyOf(listed);
  }
}
