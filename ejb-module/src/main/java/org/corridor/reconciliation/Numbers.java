package org.corridor.reconciliation;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;

/** The numbers of a record, those that are history among them. */
final class Numbers {

  private Numbers() {}

  static boolean same(Identifier one, Identifier other) {
    return String.valueOf(one.getSystem()).equals(String.valueOf(other.getSystem()))
        && String.valueOf(one.getValue()).equals(String.valueOf(other.getValue()));
  }

  static boolean in(List<Identifier> numbers, Identifier number) {
    return numbers.stream().anyMatch(own -> same(own, number));
  }

  /** Whether {@code item} is a number that is among {@code known} as an old one. */
  static boolean isRetired(Base item, List<Base> known) {
    return item instanceof Identifier number
        && known.stream()
            .anyMatch(
                each ->
                    each instanceof Identifier own
                        && own.getUse() == IdentifierUse.OLD
                        && same(own, number));
  }

  /** The record is found under {@code number}, which is not its own any more. */
  static void keep(List<Identifier> numbers, Identifier number) {
    if (!in(numbers, number)) {
      numbers.add(number.copy().setUse(IdentifierUse.OLD));
    }
  }

  static void retire(List<Identifier> numbers, Identifier number) {
    numbers.stream().filter(own -> same(own, number)).forEach(own -> own.setUse(IdentifierUse.OLD));
    keep(numbers, number);
  }

  /** {@code number} is the record's own, whatever it was before. */
  static void renew(List<Identifier> numbers, Identifier number) {
    numbers.removeIf(own -> same(own, number) && own.getUse() == IdentifierUse.OLD);
    if (!in(numbers, number)) {
      numbers.add(0, number.copy());
    }
  }

  /** Whether {@code number} is among {@code numbers}, in use and of the same type if it has one. */
  static boolean bear(List<Base> numbers, Identifier number) {
    return numbers.stream()
        .map(Identifier.class::cast)
        .filter(own -> own.getUse() != IdentifierUse.OLD && same(own, number))
        .anyMatch(own -> kind(number).isEmpty() || kind(own).equals(kind(number)));
  }

  /** Reads without leaving an empty type behind. */
  private static String kind(Identifier number) {
    return number.hasType() && number.getType().hasCoding()
        ? String.valueOf(number.getType().getCoding().get(0).getCode())
        : "";
  }
}
