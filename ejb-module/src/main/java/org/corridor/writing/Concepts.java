package org.corridor.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodingSystems;
import org.corridor.terminology.Units;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * CWE, IS and ID: codes and what is numbered like one, with a table as the codes of HL7 v2 that
 * mean the same.
 */
final class Concepts {

  private static final int[] CODES = {1, 4, 10};
  private static final int[] VERSIONS = {7, 8, 13};
  private static final int TEXT = 9;

  private Concepts() {}

  static void write(Base value, V2Value to, Source source) {
    write(null, value, to, source);
  }

  static void write(@Nullable CodeTable table, Base value, V2Value to, Source source) {
    if (value instanceof CodeableConcept concept) {
      concept(table, concept, to, source);
    } else if (value instanceof Coding coding) {
      concept(table, new CodeableConcept().addCoding(coding), to, source);
    } else if (value instanceof Identifier number && number.hasValue()) {
      to.set(1, source.say(number.getValueElement()));
      String system = source.say(number.getSystemElement());
      to.set(3, system.isEmpty() ? "" : CodingSystems.name(system));
    } else if (value instanceof Quantity quantity) {
      unit(quantity, to, source);
    } else if (value instanceof PrimitiveType<?> text) {
      to.set(1, source.say(text));
    }
  }

  /** The unit of a quantity, whose name stands first where it has no code. */
  private static void unit(Quantity quantity, V2Value to, Source source) {
    String name = source.say(quantity.getUnitElement());
    String code = source.say(quantity.getCodeElement());
    to.set(1, code.isEmpty() ? name : code);
    if (!code.isEmpty()) {
      String system = source.say(quantity.getSystemElement());
      to.set(2, name.equals(code) && system.equals(Units.UCUM) ? "" : name);
      to.set(3, system.isEmpty() ? "" : CodingSystems.name(system));
    }
  }

  /** A code of an element that FHIR binds to one system. */
  static void code(CodeTable table, Base value, V2Value to, Source source) {
    code(table, value, to, 1, source);
  }

  /** As {@link #code(CodeTable, Base, V2Value, Source)}, in another component. */
  static void code(CodeTable table, Base value, V2Value to, int component, Source source) {
    if (value instanceof PrimitiveType<?> code) {
      table
          .back(String.valueOf(code.getValueAsString()))
          .ifPresent(
              found -> {
                source.say(code);
                to.set(component, found);
              });
    }
  }

  private static void concept(
      @Nullable CodeTable table, CodeableConcept concept, V2Value to, Source source) {
    List<Coding> codings = new ArrayList<>(concept.getCoding());
    codings.removeIf(coding -> !coding.hasCode());
    Optional<Coding> translated =
        table == null
            ? Optional.empty()
            : codings.stream().filter(coding -> back(table, coding).isPresent()).findFirst();
    // Who looks at one code only looks at the first.
    translated.ifPresent(
        first -> codings.sort((one, other) -> one == first ? -1 : other == first ? 1 : 0));
    for (int i = 0; i < Math.min(codings.size(), CODES.length); i++) {
      Coding coding = codings.get(i);
      if (table != null && i == 0 && translated.isPresent()) {
        translated(table, concept, coding, to, source);
      } else {
        coding(coding, i, to, source);
      }
    }
    String text = source.say(concept.getTextElement());
    // Without a code, people look for words in the second component.
    int place = codings.isEmpty() || translated.isPresent() ? 2 : TEXT;
    to.set(place, text);
  }

  private static void translated(
      CodeTable table, CodeableConcept concept, Coding coding, V2Value to, Source source) {
    to.set(1, back(table, coding).orElse(""));
    to.set(2, concept.hasText() || !coding.hasDisplay() ? "" : coding.getDisplay());
    to.set(3, "HL7" + table.number());
    source.sayAll(coding);
  }

  private static void coding(Coding coding, int triplet, V2Value to, Source source) {
    int at = CODES[triplet];
    to.set(at, source.say(coding.getCodeElement()));
    to.set(at + 1, source.say(coding.getDisplayElement()));
    String system = source.say(coding.getSystemElement());
    to.set(at + 2, system.isEmpty() ? "" : CodingSystems.name(system));
    to.set(VERSIONS[triplet], source.say(coding.getVersionElement()));
  }

  private static Optional<String> back(CodeTable table, Coding coding) {
    return table.back(String.valueOf(coding.getSystem()), coding.getCode());
  }
}
