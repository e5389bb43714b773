package org.corridor.edits;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.corridor.guides.Guide;
import org.corridor.shared.CsvFile;
import org.corridor.x12.Finding.Severity;

/**
 * A rule about what stands in one loop together: a row of {@code situations.csv}, whose columns
 * {@code docs/x12-edits.md} explains.
 */
record Situation(
    String id,
    int level,
    Severity severity,
    Set<String> guides,
    String scope,
    List<Term> when,
    boolean forbids,
    List<Term> demand,
    String at,
    String answer,
    String text,
    String hint) {

  /** What must be so, or not: any of some facts. */
  record Term(boolean negated, List<Atom> any) {
    static Term of(String text) {
      boolean negated = text.startsWith("!");
      return new Term(negated, Atom.alternatives(negated ? text.substring(1) : text));
    }
  }

  /** Whether a guide is of its kinds; {@code 278/11} means those of a kind that BHT02 11 has. */
  boolean isFor(Guide guide) {
    return guides.contains(guide.kind())
        || guide.choice().stream().anyMatch(bht02 -> guides.contains(guide.kind() + "/" + bht02));
  }

  /** Those that this release brings. */
  static List<Situation> standard() {
    return CsvFile.beside(Situation.class, "situations.csv").stream().map(Situation::of).toList();
  }

  static Situation of(NamedCsvRecord row) {
    String demand = row.getField("demand");
    int at = demand.indexOf(" at ");
    String what = at < 0 ? demand : demand.substring(0, at);
    boolean forbids = what.startsWith("forbid ");
    if (!forbids && !what.startsWith("require ")) {
      throw new RuleDefect(row.getField("id") + " neither requires nor forbids");
    }
    return new Situation(
        row.getField("id"),
        Integer.parseInt(row.getField("level")),
        Severity.valueOf(row.getField("severity").toUpperCase(Locale.ROOT)),
        Set.of(row.getField("guides").split(" ")),
        row.getField("scope"),
        terms(row.getField("when")),
        forbids,
        terms(what.substring(what.indexOf(' ') + 1)),
        at < 0 ? "" : demand.substring(at + 4).strip(),
        row.getField("answer"),
        row.getField("text"),
        row.getField("hint"));
  }

  private static List<Term> terms(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(" & ")).map(String::strip).map(Term::of).toList();
  }
}
