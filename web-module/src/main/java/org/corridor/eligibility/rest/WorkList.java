package org.corridor.eligibility.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.eligibility.Check;
import org.corridor.eligibility.CheckState;
import org.corridor.eligibility.Verdict;

/**
 * The checks of a day.
 *
 * @param checks in the order in which they were first asked
 */
public record WorkList(LocalDate date, List<Line> checks) {

  /** One of them. */
  public record Line(
      UUID id,
      CheckState state,
      Verdict verdict,
      String reason,
      String payer,
      String patient,
      String appointment,
      String response,
      int attempts,
      Instant asked,
      Optional<Instant> next) {

    private static Line of(Check check) {
      return new Line(
          check.id(),
          check.state(),
          check.verdict(),
          check.reason(),
          check.payer(),
          check.patient(),
          check.appointment(),
          check.response(),
          check.attempts(),
          check.asked(),
          check.next());
    }
  }

  static WorkList of(LocalDate date, List<Check> checks) {
    return new WorkList(date, checks.stream().map(Line::of).toList());
  }

  /** The same as CSV (RFC 4180). */
  String csv() {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(text);
    csv.writeRecord(
        "id",
        "state",
        "verdict",
        "reason",
        "payer",
        "patient",
        "appointment",
        "response",
        "attempts",
        "asked",
        "next");
    for (Line line : checks) {
      csv.writeRecord(
          line.id().toString(),
          line.state().name(),
          line.verdict().name(),
          line.reason(),
          guarded(line.payer()),
          line.patient(),
          line.appointment(),
          line.response(),
          Integer.toString(line.attempts()),
          line.asked().toString(),
          line.next().map(Instant::toString).orElse(""));
    }
    return text.toString();
  }

  // A spreadsheet takes such a cell for a formula.
  private static String guarded(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
