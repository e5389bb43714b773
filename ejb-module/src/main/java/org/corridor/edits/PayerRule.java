package org.corridor.edits;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.x12.Finding.Severity;

/**
 * What a payer asks of claims beyond the guide (SNIP 7): a row of {@code payers.csv}, whose columns
 * {@code docs/x12-edits.md} explains. Of two rows that make the same check the later one counts.
 *
 * @param payers their identifiers in 2010BB NM109; empty for all
 * @param filings kinds of payers in SBR09; empty for all
 * @param from first day of BHT04 from which it is asked, 0 for always
 * @param to last such day, 0 for always
 * @param number its argument where that is one; 0 for a check that is switched off
 * @param pattern its argument where that is one
 */
record PayerRule(
    String id,
    Set<String> payers,
    Set<String> filings,
    Set<String> guides,
    int from,
    int to,
    Check check,
    int number,
    Pattern pattern,
    Severity severity,
    String answer,
    String text,
    String hint) {

  /** What can be asked. */
  enum Check {
    /** CLM01 has at most so many characters. */
    CLAIM_NUMBER_LENGTH,
    /** No two lines of a claim have the same REF*6R. */
    LINE_NUMBERS_ONCE,
    /** No service is later than the set itself (BHT04). */
    NOT_IN_FUTURE,
    /** The set is at most so many days later than the service. */
    FILED_WITHIN,
    /** The subscriber's number (2010BA NM109) has this form. */
    MEMBER_NUMBER,
    /** No diagnosis comes twice in one claim. */
    DIAGNOSES_ONCE,
    /** No two lines of a claim say the same of the same day. */
    LINES_ONCE
  }

  static PayerRule of(NamedCsvRecord row) {
    Check check = Check.valueOf(row.getField("check").toUpperCase(Locale.ROOT).replace('-', '_'));
    String argument = row.getField("argument");
    boolean off = argument.equals("off");
    boolean pattern = check == Check.MEMBER_NUMBER && !off;
    return new PayerRule(
        row.getField("id"),
        words(row.getField("payers")),
        words(row.getField("filings")),
        words(row.getField("guides")),
        date(row.getField("from")),
        date(row.getField("to")),
        check,
        off ? 0 : argument.matches("\\d+") ? Integer.parseInt(argument) : 1,
        Pattern.compile(pattern ? argument : ""),
        Severity.valueOf(row.getField("severity").toUpperCase(Locale.ROOT)),
        row.getField("answer"),
        row.getField("text"),
        row.getField("hint"));
  }

  private static Set<String> words(String text) {
    return text.isBlank() ? Set.of() : Set.of(text.strip().split(" +"));
  }

  private static int date(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  boolean is(String payer, String filing, int day) {
    return (payers.isEmpty() || payers.contains(payer))
        && (filings.isEmpty() || filings.contains(filing))
        && (from == 0 || day >= from)
        && (to == 0 || day <= to);
  }

  Told told() {
    return new Told(7, severity, id, answer, text, hint);
  }
}
