package org.corridor.translation;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * The element a row fills, compiled from a path such as
 *
 * <pre>
 *   birthDate                                     an element
 *   period.start                                  an element of an element
 *   telecom{use=home}                             one more item; home unless the sender says more
 *   identifier[ssn].system                        of the item that several rows fill together
 *   participant[attending+].individual            the same, one item per repetition
 *   extension(patient-religion).value             of the extension with that URL, one per repetition
 *   extension[race](http://…).extension(text).value   of one extension for all repetitions
 * </pre>
 */
final class Target {

  private final List<Step> steps;
  private final List<Integer> hashes;
  private final List<Boolean> lists;
  private final String types;

  private Target(List<Step> steps, List<Boolean> lists, String types) {
    this.steps = List.copyOf(steps);
    this.hashes = steps.stream().map(step -> step.name().hashCode()).toList();
    this.lists = List.copyOf(lists);
    this.types = types;
  }

  /**
   * Compiles a path.
   *
   * @param root an example of what the path starts from
   * @throws IllegalArgumentException when {@code root} has no such element
   */
  static Target of(String path, Base root) {
    List<Step> steps = split(path).stream().map(Step::of).toList();
    List<Boolean> lists = new ArrayList<>();
    Base at = root;
    String types = "";
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Property property = property(at, step.name());
      boolean list = property.getMaxCardinality() != 1;
      boolean last = i == steps.size() - 1;
      if (list && !last && step.slot().isEmpty()) {
        throw new IllegalArgumentException(step.name() + " repeats and needs a [slot]: " + path);
      }
      lists.add(list);
      types = property.getTypeCode();
      if (!last) {
        at =
            step.isExtension()
                ? new Extension()
                : at.makeProperty(step.name().hashCode(), step.name());
      }
    }
    return new Target(steps, lists, types);
  }

  private static Property property(Base at, String name) {
    try {
      Property property = at.getNamedProperty(name.hashCode(), name, true);
      if (property != null) {
        return property;
      }
    } catch (FHIRException e) {
      throw new IllegalArgumentException(at.fhirType() + " has no " + name, e);
    }
    throw new IllegalArgumentException(at.fhirType() + " has no " + name);
  }

  /** Cuts at dots, except within a URL. */
  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      if (c == '.' && depth == 0) {
        parts.add(path.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(path.substring(from));
    return parts;
  }

  /** The types that the element takes, as the model writes them. */
  String types() {
    return types;
  }

  /** What {@code ""} deletes; empty when only the row can say. */
  String clears() {
    StringBuilder key = new StringBuilder();
    for (Step step : steps) {
      if (step.isExtension()) {
        return key + (key.isEmpty() ? "" : ".") + "extension{url=" + step.url() + "}";
      }
      if (!step.slot().isEmpty()) {
        return "";
      }
      key.append(key.isEmpty() ? "" : ".").append(step.name());
      if (!step.child().isEmpty()) {
        key.append('{').append(step.child()).append('=').append(step.value()).append('}');
      }
    }
    return key.toString();
  }

  boolean hasSlot() {
    return steps.stream().anyMatch(step -> !step.slot().isEmpty() && !step.isExtension());
  }

  /**
   * Puts a value in place.
   *
   * @param row tells whether elements on the way are made; otherwise the value is left out where no
   *     earlier row made the items on the way, and what leads on from such an item is made
   * @return the element that holds it now; null when it was left out
   */
  @Nullable Base put(Filling filling, Base value, Spot spot, CompiledRow row) {
    int repetition = spot.index();
    Base at = filling.root();
    int last = steps.size() - 1;
    boolean within = false;
    for (int i = 0; i < last; i++) {
      boolean item = isItem(i);
      Base next = enter(filling, at, i, repetition, row.makes() || (within && !item));
      if (next == null) {
        return null;
      }
      at = next;
      within |= item;
    }
    Step step = steps.get(last);
    if (!step.child().isEmpty()
        && value.getProperty(step.child().hashCode(), step.child(), false).length == 0) {
      value.setProperty(step.child(), Fixed.primitive("code", step.value()));
    }
    Supplanted supplanted = spot.passage().supplanted();
    if (lists.get(last)) {
      at.setProperty(hashes.get(last), step.name(), value);
      if (!step.slot().isEmpty()) {
        filling.keep(at, key(step, repetition), value);
      }
      supplanted.put(value.isPrimitive() ? last(at) : value, filling.root(), spot, row);
    } else {
      Base[] before = at.getProperty(hashes.get(last), step.name(), false);
      at.setProperty(hashes.get(last), step.name(), value);
      Base kept = at.getProperty(hashes.get(last), step.name(), false)[0];
      if (before.length > 0) {
        supplanted.by(kept, before[0]);
      }
      supplanted.put(kept, filling.root(), spot, row);
    }
    return at;
  }

  /** The last item: a code becomes another object when it is put in place. */
  private Base last(Base at) {
    int end = steps.size() - 1;
    Base[] items = at.getProperty(hashes.get(end), steps.get(end).name(), false);
    return items[items.length - 1];
  }

  /** The name under which {@link #put} puts a value. */
  String name() {
    return steps.get(steps.size() - 1).name();
  }

  private static String key(Step step, int repetition) {
    return step.perRepetition() ? step.slot() + '+' + repetition : step.slot();
  }

  /** Whether a step leads to one item of a list. */
  private boolean isItem(int index) {
    return !steps.get(index).slot().isEmpty() && lists.get(index);
  }

  private @Nullable Base enter(Filling filling, Base at, int index, int repetition, boolean make) {
    Step step = steps.get(index);
    if (!isItem(index)) {
      Base[] known = at.getProperty(hashes.get(index), step.name(), false);
      return known.length > 0
          ? known[0]
          : make ? at.makeProperty(hashes.get(index), step.name()) : null;
    }
    String key = key(step, repetition);
    Base known = filling.item(at, key);
    if (known != null || !make) {
      return known;
    }
    Base item = step.isExtension() ? new Extension(step.url()) : at.addChild(step.name());
    if (step.isExtension()) {
      at.setProperty(hashes.get(index), step.name(), item);
    }
    filling.keep(at, key, item);
    return item;
  }
}
