package org.corridor.datatypes;

import java.util.Optional;
import org.corridor.terminology.CodeTable;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Codes that a table translates. */
final class Coded {

  private static final String UNKNOWN = "This code is not in its table";

  private Coded() {}

  /** The FHIR code; null, with a finding, when the table has no row. */
  static @Nullable String code(CodeTable table, String code, int part, MappingContext context) {
    if (code.isEmpty()) {
      return null;
    }
    if (!table.knows(code)) {
      SenderCodes codes = context.senderCodes();
      String local = codes == null ? null : codes.code(table, code, context.location());
      if (local != null) {
        return local;
      }
      String instead = table.code(code).map(other -> "read as " + other).orElse("left out");
      context.warn(part, "103", UNKNOWN + "; it was " + instead + ".");
      context.unmapped(part, table.number(), code, "");
    }
    return table.code(code).orElse(null);
  }

  static @Nullable CodeType codeType(CodeTable table, String code, MappingContext context) {
    String mapped = code(table, code, 0, context);
    return mapped == null ? null : new CodeType(mapped);
  }

  /**
   * The first triplet of a coded value through the table. What the table lists without a
   * counterpart keeps its code in the v2 table. What it does not list is the sender's own code: to
   * say that it is of HL7's table would not be valid.
   */
  static @Nullable CodeableConcept concept(CodeTable table, Parts cwe, MappingContext context) {
    CodeableConcept concept = Concepts.concept(cwe, context);
    if (concept == null || !cwe.has(1)) {
      return concept;
    }
    Coding sent = concept.getCodingFirstRep();
    Optional<Coding> mapped = table.map(cwe.get(1));
    boolean ofTable = !cwe.has(3) || sent.getSystem().equals(table.system());
    if (!ofTable) {
      return concept;
    }
    SenderCodes codes = context.senderCodes();
    if (mapped.isPresent()) {
      replace(concept, sent, mapped.get());
    } else {
      sent.setSystem(table.knows(cwe.get(1)) ? table.system() : context.ownCodes(table.system()));
    }
    boolean local = codes != null && codes.add(concept, table, cwe.get(1), context.location());
    if (!local && !table.knows(cwe.get(1))) {
      context.warn(1, "103", UNKNOWN + "; it was kept as sent.");
      context.unmapped(1, table.number(), cwe.get(1), cwe.has(3) ? table.system() : "");
    }
    return concept;
  }

  /** As {@link #concept}, for an element that holds one coding. */
  static @Nullable Coding coding(CodeTable table, Parts cwe, MappingContext context) {
    CodeableConcept concept = concept(table, cwe, context);
    return concept == null || !concept.hasCoding() ? null : concept.getCodingFirstRep();
  }

  private static void replace(CodeableConcept concept, Coding sent, Coding mapped) {
    if (sent.hasDisplay() && !concept.hasText()) {
      concept.setText(sent.getDisplay());
    }
    sent.setSystem(mapped.getSystem()).setCode(mapped.getCode()).setVersion(null);
    sent.setDisplay(mapped.getDisplay());
  }
}
