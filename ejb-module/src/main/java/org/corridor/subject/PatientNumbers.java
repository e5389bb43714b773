package org.corridor.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Identifier;

/** The numbers of a patient, and the one among them that decides which record is meant. */
final class PatientNumbers {

  private static final TypeMap CX = TypeMaps.named("CX[Identifier]");

  /**
   * Medical record number, patient internal identifier, patient external identifier: table 0203.
   */
  private static final List<String> BEST = List.of("MR", "PI", "PT");

  private PatientNumbers() {}

  static List<Identifier> of(V2Field field, Passage passage) {
    passage.context().at(field.location());
    List<Identifier> numbers = new ArrayList<>();
    for (V2Repetition repetition : field.repetitions()) {
      if (CX.map(repetition, passage.context()) instanceof Identifier number && number.hasValue()) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  static Optional<Identifier> primary(List<Identifier> numbers) {
    return numbers.stream().min(Comparator.comparingInt(PatientNumbers::rank));
  }

  /**
   * The other numbers that name the patient as surely as the first: those of the same three types.
   * A number without a type may be anything, such as an account that a family shares.
   */
  static List<Identifier> others(List<Identifier> numbers) {
    Optional<Identifier> first = primary(numbers);
    return numbers.stream()
        .filter(number -> rank(number) < BEST.size())
        .filter(number -> first.filter(best -> best == number).isEmpty())
        .sorted(Comparator.comparingInt(PatientNumbers::rank))
        .toList();
  }

  private static int rank(Identifier number) {
    return number.getType().getCoding().stream()
        .map(coding -> BEST.indexOf(String.valueOf(coding.getCode())))
        .filter(rank -> rank >= 0)
        .findFirst()
        .orElse(BEST.size());
  }
}
