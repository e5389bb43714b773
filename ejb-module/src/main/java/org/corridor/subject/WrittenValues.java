package org.corridor.subject;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.writing.Source;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.StringType;

/** The functions that the tables of this package call by name on the way back. */
final class WrittenValues {

  private WrittenValues() {}

  /** Words without a code, in the component where people look for them. */
  static void words(Base value, V2Value to, Source source) {
    if (value instanceof StringType words) {
      to.set(2, source.say(words));
    }
  }

  /** PID-23 is text. */
  static void birthPlace(Base value, V2Value to, Source source) {
    if (value instanceof Address address) {
      List<StringType> parts =
          address.hasText()
              ? List.of(address.getTextElement())
              : Stream.of(
                      address.getCityElement(),
                      address.getDistrictElement(),
                      address.getStateElement(),
                      address.getCountryElement())
                  .filter(StringType::hasValue)
                  .toList();
      to.set(1, parts.stream().map(source::say).collect(Collectors.joining(", ")));
    }
  }
}
