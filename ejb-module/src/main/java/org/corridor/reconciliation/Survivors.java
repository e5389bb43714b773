package org.corridor.reconciliation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient.LinkType;

/** What an old number of a patient, a visit or an account stands for now. */
final class Survivors {

  private static final String PATIENT = "Patient/";

  private Survivors() {}

  /** The old references among {@code references} that stand for somebody else now, and for whom. */
  static Map<String, String> of(Set<String> references, Worksheet worksheet) {
    Map<String, String> turned = new LinkedHashMap<>();
    for (String reference : references) {
      if (Succession.concerns(reference)) {
        String survivor = survivor(reference, worksheet);
        if (!survivor.equals(reference)) {
          turned.put(reference, survivor);
        }
      }
    }
    return turned;
  }

  /** Follows replaced-by links to their end. */
  static String survivor(String reference, Worksheet worksheet) {
    return follow(reference, LinkType.REPLACEDBY, worksheet);
  }

  /**
   * Follows the links of records that are not in use to their end. A circle, which only a foreign
   * writer can have made, is left where it was entered.
   */
  static String follow(String reference, LinkType type, Worksheet worksheet) {
    Set<String> passed = new LinkedHashSet<>();
    String current = reference;
    while (passed.add(current)) {
      String next = next(current, type, worksheet);
      if (next.isEmpty()) {
        return current;
      }
      current = next;
    }
    return reference;
  }

  private static String next(String reference, LinkType type, Worksheet worksheet) {
    return worksheet.read(reference).map(record -> Succession.target(record, type)).orElse("");
  }

  /** What is said, with what is said about an old number said about the survivor instead. */
  static Said redirect(Said said, Map<String, String> turned) {
    return turned.isEmpty()
        ? said
        : new Said(
            said.drafts().stream().map(draft -> redirect(draft, turned)).toList(),
            said.merges(),
            said.moves(),
            said.numbers(),
            said.others());
  }

  private static Draft redirect(Draft draft, Map<String, String> turned) {
    var copy = draft.resource().copy();
    boolean touched = References.turn(copy, new HashMap<>(turned));
    String survivor = turned.get(draft.reference());
    if (survivor != null) {
      copy.setId(survivor.substring(survivor.indexOf('/') + 1));
      if (!survivor.startsWith(PATIENT)) {
        return draft.about(copy, draft.weight());
      }
      // Said under a number that is no longer valid: it may complete the survivor, not change it.
      return draft.about(copy, Weight.MENTION);
    }
    return touched ? draft.about(copy, draft.weight()) : draft;
  }
}
