package org.corridor.datatypes;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;

/** A person's name in one line. */
public final class SpokenName {

  private SpokenName() {}

  /** The name as text where it has one, else its parts; empty when these are extensions only. */
  public static String of(HumanName name) {
    return name.hasText()
        ? name.getText()
        : Stream.of(
                name.getPrefix(),
                name.getGiven(),
                List.of(name.getFamilyElement()),
                name.getSuffix())
            .flatMap(List::stream)
            .filter(PrimitiveType::hasValue)
            .map(PrimitiveType::getValue)
            .collect(Collectors.joining(" "));
  }
}
