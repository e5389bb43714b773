package org.corridor.datatypes;

import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.CodeTable;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * Maps that come down to one primitive, or to handing the parts of a value to where they belong.
 */
final class Simple {

  private Simple() {}

  static @Nullable StringType text(String text) {
    return text.isBlank() ? null : new StringType(text);
  }

  static @Nullable MarkdownType markdown(String text) {
    return text.isBlank() ? null : new MarkdownType(text);
  }

  static @Nullable CodeType code(String text) {
    return text.isBlank() ? null : new CodeType(text.strip());
  }

  static @Nullable Annotation note(String text) {
    return text.isBlank() ? null : new Annotation().setText(text);
  }

  static @Nullable UriType uri(String text) {
    return text.isBlank() ? null : new UriType(text.strip());
  }

  /** The first of two components that was sent. */
  static String first(V2Repetition value, int one, int other) {
    String text = value.component(one);
    return text.isEmpty() ? value.component(other) : text;
  }

  /** Guide, ID[boolean] with Yes/NoIndicator. */
  static @Nullable BooleanType yesNo(CodeTable table, V2Repetition value, MappingContext context) {
    String mapped = Coded.code(table, value.component(1), 0, context);
    return mapped == null ? null : new BooleanType(mapped.equals("true"));
  }

  static @Nullable IntegerType integer(V2Repetition value, MappingContext context) {
    Integer number = Numbers.whole(value.component(1), Integer.MIN_VALUE, context);
    return number == null ? null : new IntegerType(number);
  }

  static @Nullable PositiveIntType positive(V2Repetition value, MappingContext context) {
    Integer number = Numbers.whole(value.component(1), 1, context);
    return number == null ? null : new PositiveIntType(number);
  }

  static @Nullable UnsignedIntType unsigned(V2Repetition value, MappingContext context) {
    Integer number = Numbers.whole(value.component(1), 0, context);
    return number == null ? null : new UnsignedIntType(number);
  }

  /** A code of no stated system is text to everybody else. */
  static @Nullable CodeableConcept plain(V2Repetition value, MappingContext context) {
    if (value.isEmpty()) {
      return null;
    }
    CodeableConcept concept = new CodeableConcept().setText(value.text());
    SenderCodes codes = context.senderCodes();
    if (codes != null) {
      codes.add(concept, value.text(), context.location());
    }
    return concept;
  }

  static @Nullable HumanName name(V2Repetition value, MappingContext context) {
    return Names.xpn(Parts.of(value), Parts.in(value, 1), Parts.in(value, 10), context);
  }

  static @Nullable Address address(V2Repetition value, MappingContext context) {
    return Addresses.xad(
        Parts.of(value), Parts.in(value, 1), Parts.in(value, 9), Parts.in(value, 12), context);
  }

  /** Guide, XPN[string]: as a person would write it. */
  static @Nullable StringType display(V2Repetition value, MappingContext context) {
    HumanName name = name(value, context);
    return name == null ? null : text(SpokenName.of(name));
  }

  /** Guide, HD[uri]. */
  static @Nullable UriType authority(V2Repetition value, MappingContext context) {
    return value.isEmpty()
        ? null
        : new UriType(
            context.systemFor(value.component(1), value.component(2), value.component(3)));
  }
}
