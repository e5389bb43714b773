package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.corridor.acknowledgement.SetAnswer.Noted;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.TransactionSet;

/** Collects what is found in one set, as far as a 999 says it. */
final class SetNotes {
  /** IK502 to IK506. */
  private static final int MOST_CODES = 5;

  private static final Comparator<Noted> IN_ORDER =
      Comparator.comparingLong(Noted::position)
          .thenComparing(Noted::inElement)
          .thenComparing(n -> n.inElement() ? n.element() : "");

  private final TransactionSet set;
  private final List<Noted> noted = new ArrayList<>();
  private final Set<String> codes = new LinkedHashSet<>();
  private final List<Integer> awaiting = new ArrayList<>();
  private String unit = "";
  private long levelStart;
  private String levelClaim = "";
  private boolean errors;
  private boolean warnings;
  private boolean unsaid;

  SetNotes(TransactionSet set) {
    this.set = set;
  }

  /** What its guide calls the business unit. */
  void unit(String name) {
    unit = name;
  }

  /** The level of a subscriber (22) or a patient (23) begins, or that of another provider (20). */
  void levelBegins(String kind, long position) {
    if (!kind.equals("23") || !levelClaim.isEmpty()) {
      levelStart = position;
      levelClaim = "";
      awaiting.clear();
    }
  }

  /** A claim begins: what was found wrong with its subscriber or patient before is of it. */
  void claimBegins(String id) {
    if (levelClaim.isEmpty()) {
      levelClaim = Fit.text(id, 35);
      awaiting.forEach(i -> noted.set(i, noted.get(i).of(levelClaim)));
      awaiting.clear();
    }
  }

  private void note(Finding finding) {
    Noted one = noted(finding);
    String loop = finding.place().loop();
    boolean ofClaims = loop.matches("20[01]0[BC].?") && one.position() >= levelStart;
    if (one.claim().isEmpty() && ofClaims) {
      one = one.of(levelClaim);
      if (levelClaim.isEmpty()) {
        awaiting.add(noted.size());
      }
    }
    noted.add(one);
  }

  void take(Finding finding) {
    String answer = finding.answer();
    boolean error = finding.severity() == Severity.ERROR;
    if (answer.startsWith("IK5:")) {
      codes.add(answer.substring("IK5:".length()));
    } else if (answer.startsWith("IK3:") || answer.startsWith("IK4:")) {
      note(finding);
    } else if (error && answer.isEmpty() && finding.level() <= 2) {
      unsaid = true;
    } else {
      return;
    }
    errors |= error;
    warnings |= !error;
  }

  private static Noted noted(Finding finding) {
    Finding.Place place = finding.place();
    return new Noted(
        place.position(),
        Fit.segment(place.segment()),
        Fit.text(place.loop(), 4),
        Fit.text(place.claim(), 35),
        finding.answer(),
        place.element(),
        place.reference(),
        Fit.text(finding.value(), 99),
        finding.trigger());
  }

  SetAnswer answer() {
    noted.sort(IN_ORDER);
    Set<String> all = new LinkedHashSet<>(codes);
    for (Noted one : noted) {
      all.add(one.answer().startsWith("I", "IK4:".length()) ? "I5" : "5");
    }
    if (unsaid) {
      all.add("5");
    }
    return new SetAnswer(
        Fit.text(set.type(), 3),
        Fit.text(set.control(), 9),
        Fit.text(set.convention(), 35),
        unit,
        errors ? 'R' : warnings ? 'E' : 'A',
        all.stream().limit(MOST_CODES).toList(),
        List.copyOf(noted));
  }
}
