package org.corridor.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The differences of two versions of one resource, value by value. Items of a list that are equal
 * belong together wherever they stand; the others by their order.
 */
final class ElementDifferences {

  private record Children(boolean list, List<Base> before, List<Base> after) {}

  private record Item(int index, Base value) {}

  private final String resource;
  private final Map<String, String> renamed;
  private final List<Difference> all = new ArrayList<>();

  /**
   * @param renamed references that are others in the second version and mean the same
   */
  ElementDifferences(String resource, Map<String, String> renamed) {
    this.resource = resource;
    this.renamed = renamed;
  }

  List<Difference> between(Resource before, Optional<Resource> after) {
    compare("", before, after.orElse(null));
    return all;
  }

  List<Difference> added(Resource after) {
    compare("", null, after);
    return all;
  }

  private void compare(String path, @Nullable Base before, @Nullable Base after) {
    Optional<String> one = value(before).map(text -> renamed.getOrDefault(text, text));
    Optional<String> other = value(after);
    if (!one.equals(other)) {
      all.add(new Difference(resource, path, value(before), other));
    }
    children(before, after)
        .forEach(
            (name, both) -> {
              boolean id = path.isEmpty() && name.equals("id");
              if (!id) {
                compare(path.isEmpty() ? name : path + '.' + name, both);
              }
            });
  }

  private static Optional<String> value(@Nullable Base element) {
    return element != null && element.hasPrimitiveValue()
        ? Optional.of(element.primitiveValue())
        : Optional.empty();
  }

  private static Map<String, Children> children(@Nullable Base before, @Nullable Base after) {
    Map<String, Children> children = new LinkedHashMap<>();
    for (Property property : properties(before)) {
      of(property, children).before().addAll(property.getValues());
    }
    for (Property property : properties(after)) {
      of(property, children).after().addAll(property.getValues());
    }
    return children;
  }

  private static List<Property> properties(@Nullable Base element) {
    return element == null ? List.of() : element.children();
  }

  private static Children of(Property property, Map<String, Children> children) {
    boolean list = property.getMaxCardinality() != 1;
    return children.computeIfAbsent(
        property.getName().replace("[x]", ""),
        name -> new Children(list, new ArrayList<>(1), new ArrayList<>(1)));
  }

  private void compare(String path, Children both) {
    List<Item> before = items(both.before());
    List<Item> after = items(both.after());
    before.removeIf(one -> after.removeIf(other -> one.value().equalsDeep(other.value())));
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Item one = i < before.size() ? before.get(i) : null;
      Item other = i < after.size() ? after.get(i) : null;
      Item named = one == null ? after.get(i) : one;
      compare(
          both.list() ? path + '[' + named.index() + ']' : path,
          one == null ? null : one.value(),
          other == null ? null : other.value());
    }
  }

  private static List<Item> items(List<Base> values) {
    List<Item> items = new ArrayList<>(values.size());
    for (Base value : values) {
      items.add(new Item(items.size(), value));
    }
    return items;
  }
}
