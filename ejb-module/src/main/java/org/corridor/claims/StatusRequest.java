package org.corridor.claims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.x12.SegmentWriter;

/**
 * Asks payers how claims stand: a 276 (005010X212), one question for each claim, under shared
 * levels of payer and provider.
 */
public final class StatusRequest {
  private final SegmentWriter out;
  private int level;

  public StatusRequest(SegmentWriter out) {
    this.out = out;
  }

  /**
   * A question.
   *
   * @param trace TRN02, which the answer brings back; at most 30 characters for most payers
   * @param claim as it was sent
   * @param payerNumber the payer's number of it, or empty
   */
  public record Question(String trace, Submission claim, String payerNumber) {}

  /**
   * Writes what stands between ST and SE.
   *
   * @param header of which the receiver is not said: each payer is named
   */
  public void write(SetHeader header, List<Question> questions) throws IOException {
    level = 0;
    row(Row.of("BHT", "0010", "13", header.batch(), header.date(), header.time()));
    for (Map.Entry<Row, Map<Row, List<Question>>> payer : tree(questions).entrySet()) {
      int source = level(0, "20", "1");
      row(payer.getKey());
      int receiver = level(source, "21", "1");
      row(
          Row.of(
              "NM1",
              "41",
              "2",
              header.submitter().name(),
              "",
              "",
              "",
              "",
              "46",
              header.submitter().number()));
      for (Map.Entry<Row, List<Question>> provider : payer.getValue().entrySet()) {
        int provided = level(receiver, "19", "1");
        row(provider.getKey());
        for (Question question : provider.getValue()) {
          ask(provided, question);
        }
      }
    }
  }

  private static Map<Row, Map<Row, List<Question>>> tree(List<Question> questions) {
    Map<Row, Map<Row, List<Question>>> tree = new LinkedHashMap<>();
    for (Question question : questions) {
      tree.computeIfAbsent(payer(question.claim()), p -> new LinkedHashMap<>())
          .computeIfAbsent(provider(question.claim()), p -> new ArrayList<>())
          .add(question);
    }
    return tree;
  }

  private static Row payer(Submission claim) {
    return claim.subscriber().part("2010BB").flatMap(p -> p.row("NM1")).orElseThrow();
  }

  /** Who bills, as loop 1P of those who ask and attach. */
  static Row provider(Submission claim) {
    Row name = claim.billing().part("2010AA").flatMap(p -> p.row("NM1")).orElseThrow();
    String tax = claim.billing().part("2010AA").map(p -> p.text("REF", "EI", 2)).orElse("");
    boolean npi = name.text(8).equals("XX");
    return Row.of(
        "NM1",
        "1P",
        name.text(2),
        name.text(3),
        name.text(4),
        name.text(5),
        "",
        name.text(7),
        npi ? "XX" : "FI",
        npi ? name.text(9) : tax);
  }

  private void ask(int provider, Question question) throws IOException {
    Submission claim = question.claim();
    Part person = claim.subscriber().part("2010BA").orElseThrow();
    boolean self = claim.patient().isEmpty();
    int subscriber = level(provider, "22", self ? "0" : "1");
    if (self) {
      demographics(person);
    }
    name("IL", person.row("NM1").orElseThrow(), true);
    if (!self) {
      Part patient = claim.patient().flatMap(p -> p.part("2010CA")).orElseThrow();
      level(subscriber, "23", "");
      demographics(patient);
      name("QC", patient.row("NM1").orElseThrow(), false);
    }
    row(Row.of("TRN", "1", question.trace()));
    if (!question.payerNumber().isEmpty()) {
      row(Row.of("REF", "1K", question.payerNumber()));
    }
    if (claim.kind() == ClaimKind.INSTITUTIONAL) {
      Row clm = claim.claim().row("CLM").orElseThrow();
      row(Row.of("REF", "BLT", clm.text(5, 1) + clm.text(5, 3)));
    }
    row(Row.of("REF", "EJ", claim.number()));
    row(Row.of("AMT", "T3", claim.claim().text("CLM", 2)));
    String[] when = ServiceDates.of(claim);
    if (!when[1].isEmpty()) {
      row(Row.of("DTP", "472", when[0], when[1]));
    }
  }

  private void demographics(Part person) throws IOException {
    Row dmg = person.row("DMG").orElseGet(() -> Row.of("DMG"));
    String gender = dmg.text(3).equals("U") ? "" : dmg.text(3);
    if (!dmg.text(2).isEmpty()) {
      row(Row.of("DMG", "D8", dmg.text(2), gender));
    }
  }

  private void name(String role, Row name, boolean number) throws IOException {
    row(
        Row.of(
            "NM1",
            role,
            name.text(2),
            name.text(3),
            name.text(4),
            name.text(5),
            "",
            name.text(7),
            number ? name.text(8) : "",
            number ? name.text(9) : ""));
  }

  private int level(int parent, String code, String children) throws IOException {
    level++;
    row(
        Row.of(
            "HL",
            Integer.toString(level),
            parent == 0 ? "" : Integer.toString(parent),
            code,
            children));
    return level;
  }

  private void row(Row row) throws IOException {
    SubmissionWriter.write(out, row);
  }
}
