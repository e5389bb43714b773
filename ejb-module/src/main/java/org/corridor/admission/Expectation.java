package org.corridor.admission;

import java.util.List;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/**
 * Why a patient is expected: by a pre-admission (A05), a pending admission (A14), or both. Taking
 * one of them back leaves the other.
 */
final class Expectation {

  private static final String EXPECTED_BY = Names.EXTENSION + "expected-by";

  private Expectation() {}

  static void add(Encounter encounter, Trigger trigger) {
    List<Extension> all = encounter.getMeta().getExtension();
    if (all.stream().noneMatch(one -> isBy(trigger.code(), one))) {
      all.add(new Extension(EXPECTED_BY, new StringType(trigger.code())));
    }
  }

  /** Takes back what {@code trigger} cancels; returns whether something else is left. */
  static boolean isLeftWithout(Encounter encounter, Trigger trigger) {
    String cancelled = trigger.code().equals("A38") ? "A05" : "A14";
    List<Extension> all = encounter.getMeta().getExtension();
    all.removeIf(one -> isBy(cancelled, one));
    return all.stream().anyMatch(one -> EXPECTED_BY.equals(one.getUrl()));
  }

  private static boolean isBy(String code, Extension one) {
    return EXPECTED_BY.equals(one.getUrl()) && code.equals(one.getValue().primitiveValue());
  }
}
