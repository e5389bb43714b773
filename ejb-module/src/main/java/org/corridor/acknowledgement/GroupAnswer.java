package org.corridor.acknowledgement;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.FunctionalGroup;

/** What a 999 says of a group: the answers to its sets wait for its end. */
final class GroupAnswer {
  /** AK905 to AK909. */
  private static final int MOST_CODES = 5;

  final FunctionalGroup group;
  final Spool sets = new Spool();
  final Spool claims = new Spool();
  private final DataOutputStream out = new DataOutputStream(sets);
  private final Set<String> codes = new LinkedHashSet<>();
  private boolean refused;
  private boolean warnings;
  private long received;
  private long accepted;
  private String stated = "";

  GroupAnswer(FunctionalGroup group) {
    this.group = group;
  }

  void take(Finding finding) {
    refuse(finding.answer().substring("AK9:".length()), finding.severity() == Severity.ERROR);
  }

  void refuse(String code, boolean error) {
    if (codes.size() < MOST_CODES) {
      codes.add(code);
    }
    refused |= error;
    warnings |= !error;
  }

  void set(SetAnswer answer) throws IOException {
    received++;
    accepted += answer.accepted() ? 1 : 0;
    warnings |= answer.verdict() == 'E';
    answer.write(out);
  }

  void ended(String statedSets) {
    stated = statedSets;
  }

  /** Whether the group itself is refused, and all its sets with it. */
  boolean refused() {
    return refused;
  }

  /** AK901. */
  String verdict() {
    if (refused || (accepted == 0 && received > 0)) {
      return "R";
    }
    return accepted < received ? "P" : warnings ? "E" : "A";
  }

  Set<String> codes() {
    return codes;
  }

  /** AK902: how many sets the sender says there are. */
  String stated() {
    String said = Fit.number(stated, 6);
    return stated.isEmpty() || said.equals("0") ? counted(received) : said;
  }

  /** AK903. */
  String received() {
    return counted(received);
  }

  /** AK904. */
  String accepted() {
    return counted(refused ? 0 : accepted);
  }

  long sets() {
    return received;
  }

  private static String counted(long count) {
    return Long.toString(Math.min(count, 999_999));
  }

  void forget() throws IOException {
    sets.clear();
    claims.clear();
  }
}
