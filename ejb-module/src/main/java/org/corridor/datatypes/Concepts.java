package org.corridor.datatypes;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** CWE, CE, CNE, CF: up to three codings of one thing: guide, CWE[CodeableConcept]. */
final class Concepts {

  private static final int[] CODES = {1, 4, 10};
  private static final int[] VERSIONS = {7, 8, 13};
  private static final int[] OIDS = {14, 17, 20};
  private static final int[] WORDS = {9, 2, 5, 1, 4};
  private static final String EVENTS = "http://terminology.hl7.org/CodeSystem/v2-0003";

  private Concepts() {}

  static @Nullable CodeableConcept concept(Parts cwe, MappingContext context) {
    CodeableConcept concept = new CodeableConcept();
    for (int i = 0; i < CODES.length; i++) {
      Coding coding = coding(cwe, i, context);
      if (coding != null) {
        concept.addCoding(coding);
      }
    }
    SenderCodes codes = context.senderCodes();
    if (codes != null) {
      for (int code : CODES) {
        codes.add(concept, cwe.get(code), context.location());
      }
    }
    String text = cwe.has(9) || !cwe.has(1) ? text(cwe) : "";
    if (!text.isEmpty()) {
      concept.setText(text);
    }
    return concept.isEmpty() ? null : concept;
  }

  /** The first triplet that has a code. */
  static @Nullable Coding coding(Parts cwe, MappingContext context) {
    for (int i = 0; i < CODES.length; i++) {
      Coding coding = coding(cwe, i, context);
      if (coding != null) {
        return coding;
      }
    }
    return null;
  }

  /** What a person would read: guide, CWE[string]; the code where there is nothing better. */
  static String text(Parts cwe) {
    for (int part : WORDS) {
      if (cwe.has(part)) {
        return cwe.get(part);
      }
    }
    return "";
  }

  /** Guide, MSG[Coding]: the trigger event. */
  static @Nullable Coding event(Parts msg) {
    return msg.has(2) ? new Coding().setSystem(EVENTS).setCode(msg.get(2)) : null;
  }

  /** Guide, EI[Coding]. */
  static @Nullable Coding entity(Parts ei, MappingContext context) {
    if (!ei.has(1)) {
      return null;
    }
    Coding coding = new Coding().setCode(ei.get(1));
    boolean assigned = ei.has(2) || ei.has(3);
    return assigned ? coding.setSystem(context.systemFor(ei.get(2), ei.get(3), ei.get(4))) : coding;
  }

  /** FHIR allows single blanks within a code and no others. */
  private static String code(Parts cwe, int at, MappingContext context) {
    String sent = cwe.get(at);
    if (isValid(sent)) {
      return sent;
    }
    context.warn(at, "102", "A code has no blanks but single ones; the others were left out.");
    return sent.strip().replaceAll("\\s+", " ");
  }

  private static boolean isValid(String code) {
    char before = ' ';
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (Character.isWhitespace(c) && (c != ' ' || before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  private static @Nullable Coding coding(Parts cwe, int triplet, MappingContext context) {
    int at = CODES[triplet];
    if (!cwe.has(at)) {
      return null;
    }
    Coding coding = new Coding().setCode(code(cwe, at, context));
    if (cwe.has(at + 1)) {
      coding.setDisplay(cwe.get(at + 1));
    }
    if (cwe.has(at + 2)) {
      coding.setSystem(context.codingSystem(cwe.get(at + 2)));
    } else if (cwe.has(OIDS[triplet])) {
      coding.setSystem(context.codingSystem(cwe.get(OIDS[triplet])));
    }
    return cwe.has(VERSIONS[triplet]) ? coding.setVersion(cwe.get(VERSIONS[triplet])) : coding;
  }
}
