package org.corridor.x12;

import java.util.Map;
import java.util.Set;

/** Whether the elements of ISA and GS are what X12.5 and X12.6 let them be. */
final class HeaderChecks {
  /** What hears of an element that is wrong. */
  interface Told {
    void finding(String answer, String code, String segment, String element, String text);
  }

  /** The versions whose interchanges are read; which guides are is another question (GS08). */
  private static final Set<String> VERSIONS =
      Set.of(
          "00400", "00401", "00402", "00403", "00404", "00405", "00406", "00500", "00501", "00502",
          "00503");

  private static final Set<String> QUALIFIERS =
      Set.of(
          "01", "02", "03", "04", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
          "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32",
          "33", "34", "35", "36", "37", "38", "NR", "SN", "ZZ");

  /** What must be told of an interchange: its element, its TA1 note, and what it may be. */
  private record Row(int element, String note, String rule) {}

  private static final Row[] PATTERNS = {
    new Row(9, "014", "a date YYMMDD"),
    new Row(10, "015", "a time HHMM"),
    new Row(13, "018", "a number of nine digits"),
    new Row(14, "019", "0 or 1"),
    new Row(15, "020", "P, T or I"),
  };

  private static final Map<Integer, String> SHAPES =
      Map.of(
          9, "\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])",
          10, "([01]\\d|2[0-3])[0-5]\\d",
          13, "\\d{9}",
          14, "[01]",
          15, "[PTI]");

  private final Told told;

  HeaderChecks(Told told) {
    this.told = told;
  }

  void isa(Segment isa) {
    if (!VERSIONS.contains(isa.text(12))) {
      isa("017", 12, "a version that is read here");
    }
    if (!QUALIFIERS.contains(isa.text(5))) {
      isa("005", 5, "a qualifier of an id");
    }
    if (isa.text(6).isBlank()) {
      isa("006", 6, "the id of a sender");
    }
    if (!QUALIFIERS.contains(isa.text(7))) {
      isa("007", 7, "a qualifier of an id");
    }
    if (isa.text(8).isBlank()) {
      isa("008", 8, "the id of a receiver");
    }
    for (Row row : PATTERNS) {
      if (!isa.text(row.element()).matches(SHAPES.getOrDefault(row.element(), ""))) {
        isa(row.note(), row.element(), row.rule());
      }
    }
    Separators s = isa.separators();
    if (s.element() == s.component()
        || s.element() == s.segment()
        || s.component() == s.segment()) {
      told.finding("TA1:026", "separators-alike", "ISA", "16", "two separators are the same");
    }
  }

  private void isa(String note, int element, String rule) {
    told.finding(
        "TA1:" + note,
        "header-element",
        "ISA",
        "%02d".formatted(element),
        "ISA%02d is not %s".formatted(element, rule));
  }

  void gs(Segment gs) {
    if (!gs.text(4).matches("\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])")) {
      told.finding("TA1:024", "header-element", "GS", "04", "GS04 is not a date CCYYMMDD");
    }
    if (!gs.text(5).matches("([01]\\d|2[0-3])[0-5]\\d([0-5]\\d(\\d{1,2})?)?")) {
      told.finding("TA1:024", "header-element", "GS", "05", "GS05 is not a time HHMM");
    }
    if (!gs.text(6).matches("\\d{1,9}")) {
      told.finding(
          "AK9:6", "header-element", "GS", "06", "GS06 is not a number of up to nine digits");
    }
  }
}
