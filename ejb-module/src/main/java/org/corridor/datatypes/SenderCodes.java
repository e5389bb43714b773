package org.corridor.datatypes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.Units;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * Codes that only mean something with one sender, and what they are elsewhere. A coding of here
 * stands beside the sender's own and never takes its place.
 */
public final class SenderCodes {

  private static final String TABLE = "http://terminology.hl7.org/CodeSystem/v2-";

  private final Map<String, Map<String, List<Coding>>> byPlace;

  private SenderCodes(Map<String, Map<String, List<Coding>>> byPlace) {
    this.byPlace = Map.copyOf(byPlace);
  }

  /**
   * Codes by where they stand.
   *
   * @param byPlace a field as {@code OBX-3}, the four digits of a v2 table, or {@code UCUM} for
   *     units; then the code
   */
  public static SenderCodes of(Map<String, Map<String, List<Coding>>> byPlace) {
    Map<String, Map<String, List<Coding>>> all = new HashMap<>();
    byPlace.forEach(
        (place, codes) -> all.put(place.contains("-") ? place : system(place), Map.copyOf(codes)));
    return new SenderCodes(all);
  }

  private static String system(String table) {
    return table.equals("UCUM") ? Units.UCUM : TABLE + table;
  }

  /** Adds what the codes of {@code concept} are elsewhere. */
  void add(CodeableConcept concept, String code, String location) {
    add(concept, find(field(location), code));
  }

  /** As {@link #add(CodeableConcept, String, String)}, for a field whose codes are of a table. */
  boolean add(CodeableConcept concept, CodeTable table, String code, String location) {
    List<Coding> codings = find(table, code, location);
    add(concept, codings);
    for (Coding coding : codings) {
      if (table.system().equals(coding.getSystem())) {
        table.map(coding.getCode()).ifPresent(mapped -> add(concept, List.of(mapped)));
      }
    }
    return !codings.isEmpty();
  }

  /** The FHIR code for a code that {@code table} does not list. */
  @Nullable String code(CodeTable table, String code, String location) {
    List<Coding> codings = find(table, code, location);
    if (codings.isEmpty()) {
      return null;
    }
    Coding coding = codings.get(0);
    return table.system().equals(coding.getSystem())
        ? table.code(coding.getCode()).orElse(null)
        : coding.getCode();
  }

  /** The UCUM code of a unit that only the sender writes like this. */
  Optional<String> unit(String code) {
    return find(Units.UCUM, code).stream()
        .filter(coding -> coding.getSystem().equals(Units.UCUM))
        .map(Coding::getCode)
        .findFirst();
  }

  /** What is said of the field goes before what is said of the table. */
  private List<Coding> find(CodeTable table, String code, String location) {
    List<Coding> ofField = find(field(location), code);
    return ofField.isEmpty() ? find(table.system(), code) : ofField;
  }

  private List<Coding> find(String place, String code) {
    return byPlace.getOrDefault(place, Map.of()).getOrDefault(code, List.of());
  }

  private static void add(CodeableConcept concept, List<Coding> codings) {
    for (Coding coding : codings) {
      boolean known =
          concept.getCoding().stream()
              .anyMatch(
                  one ->
                      coding.getCode().equals(one.getCode())
                          && coding.getSystem().equals(one.getSystem()));
      if (!known) {
        concept.addCoding(coding.copy());
      }
    }
  }

  /** {@code OBX[2]-3} is {@code OBX-3}. */
  private static String field(String location) {
    int bracket = location.indexOf('[');
    int dash = location.indexOf('-');
    return bracket < 0 || dash < bracket
        ? location
        : location.substring(0, bracket) + location.substring(dash);
  }
}
