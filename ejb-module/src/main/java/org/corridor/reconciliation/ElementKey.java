package org.corridor.reconciliation;

import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;

/**
 * Names an element, or the items of a list that have a certain value in one of their children:
 * {@code maritalStatus}, {@code period.end}, {@code telecom{use=home}}.
 *
 * @param path the names down to the element
 * @param child the child that tells items apart, or empty
 * @param value the value of that child
 */
record ElementKey(List<String> path, String child, String value) {

  static ElementKey of(String text) {
    int brace = text.indexOf('{');
    if (brace < 0) {
      return new ElementKey(steps(text), "", "");
    }
    int equals = text.indexOf('=', brace);
    return new ElementKey(
        steps(text.substring(0, brace)),
        text.substring(brace + 1, equals),
        text.substring(equals + 1, text.length() - 1));
  }

  private static List<String> steps(String path) {
    return Arrays.asList(path.split("\\.", -1));
  }

  /** The key without its first name, for use inside that element. */
  ElementKey inside() {
    return new ElementKey(path.subList(1, path.size()), child, value);
  }

  String head() {
    return path.get(0);
  }

  boolean isDirect() {
    return path.size() == 1;
  }

  /** Whether this key, already at its last step, means {@code item}. */
  boolean means(Base item) {
    if (child.isEmpty()) {
      return true;
    }
    if (item instanceof Extension extension) {
      return value.equals(extension.getUrl());
    }
    return Arrays.stream(item.getProperty(child.hashCode(), child, false)).anyMatch(this::hasValue);
  }

  private boolean hasValue(Base found) {
    if (found instanceof CodeableConcept concept) {
      return concept.getCoding().stream().map(Coding::getCode).anyMatch(value::equals);
    }
    return value.equals(found.primitiveValue());
  }
}
