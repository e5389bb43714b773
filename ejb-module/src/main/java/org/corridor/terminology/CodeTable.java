package org.corridor.terminology;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** One table of codes with their FHIR counterparts. Immutable. */
public final class CodeTable {

  /**
   * One row.
   *
   * @param code the v2 code
   * @param fhir its FHIR code; empty when FHIR has none
   * @param display what the FHIR code means; may be empty
   * @param system of the FHIR code
   */
  record Row(String code, String fhir, String display, String system) {}

  /** The code of a row for what no other row lists. */
  static final String ANY_OTHER = "*";

  private final String name;
  private final String system;
  private final List<Row> rows;
  private final Map<String, Row> byCode = new HashMap<>();
  private final Backwards backwards;

  CodeTable(String name, String system, List<Row> rows, Map<String, String> chosen) {
    this.name = name;
    this.system = system;
    this.rows = List.copyOf(rows);
    this.backwards = new Backwards(system, rows, chosen);
    rows.forEach(row -> byCode.putIfAbsent(row.code(), row));
    rows.forEach(row -> byCode.putIfAbsent(row.code().toUpperCase(Locale.ROOT), row));
  }

  /** The guide's name of the table. */
  public String name() {
    return name;
  }

  /** The four digits of the v2 table. */
  public String number() {
    return system.substring(system.lastIndexOf('-') + 1);
  }

  /** The URI of the v2 table itself: the system of codes that have no FHIR counterpart. */
  public String system() {
    return system;
  }

  /** Whether the table lists {@code code}, with or without a FHIR counterpart. */
  public boolean knows(String code) {
    return listed(code) != null;
  }

  /** The FHIR counterpart, a fresh object; empty when FHIR has none or the code is unknown. */
  public Optional<Coding> map(String code) {
    Row row = row(code);
    if (row == null || row.fhir().isEmpty()) {
      return Optional.empty();
    }
    Coding coding = new Coding().setSystem(row.system()).setCode(row.fhir());
    return Optional.of(row.display().isEmpty() ? coding : coding.setDisplay(row.display()));
  }

  /** The code of the FHIR counterpart; empty when FHIR has none or the code is unknown. */
  public Optional<String> code(String code) {
    Row row = row(code);
    return row == null || row.fhir().isEmpty() ? Optional.empty() : Optional.of(row.fhir());
  }

  /**
   * The way back: the v2 code whose FHIR counterpart is {@code code} of {@code system}, or which is
   * {@code code} itself in the v2 table; empty when no row leads there.
   */
  public Optional<String> back(String system, String code) {
    return backwards.code(system, code);
  }

  /** As {@link #back(String, String)}, for an element whose codes are of one system. */
  public Optional<String> back(String code) {
    return backwards.code(code);
  }

  /** FHIR codes to which several rows lead, none of them chosen for the way back. */
  public Set<String> undecided() {
    return backwards.undecided();
  }

  List<Row> rows() {
    return rows;
  }

  private @Nullable Row row(String code) {
    Row row = listed(code);
    return row != null ? row : byCode.get(ANY_OTHER);
  }

  private @Nullable Row listed(String code) {
    Row row = byCode.get(code);
    return row != null ? row : byCode.get(code.toUpperCase(Locale.ROOT));
  }
}
