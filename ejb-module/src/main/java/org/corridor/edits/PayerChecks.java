package org.corridor.edits;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.edits.PayerRule.Check;
import org.corridor.guides.Findings;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.guides.SetChecks;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** Asks of the claims of a set what their payers ask (SNIP 7). */
final class PayerChecks implements SetChecks {
  private static final int HEADER = 1;
  private static final int SUBSCRIBER = 2;
  private static final int MEMBER = 3;
  private static final int PAYER = 4;
  private static final int CLAIM = 5;
  private static final int DIAGNOSES = 6;
  private static final int DATE = 7;
  private static final int LINE = 8;
  private static final int LINE_NUMBER = 9;

  private static final int MOST_PAYERS = 1000;
  private static final Names DIAGNOSIS = new Names("ABK", "BK", "ABF", "BF");
  private static final Names SERVICE = new Names("472", "434");
  private static final Names LINE_CONTROL = new Names("6R");

  private final Roles roles;
  private final List<PayerRule> rules;
  private final Findings findings;
  private final Map<String, Map<Check, PayerRule>> byPayer = new HashMap<>();
  private Map<Check, PayerRule> counting = new EnumMap<>(Check.class);
  private final ClaimTexts lineNumbers = new ClaimTexts();
  private final ClaimTexts diagnoses = new ClaimTexts();
  private final ClaimTexts lines = new ClaimTexts();
  private int created;
  private String filing = "";
  private String member = "";
  private @Nullable SegmentUse memberUse;
  private long memberPosition;
  private boolean filedLate;
  private long lineHash;
  private boolean lineOpen;
  private @Nullable SegmentUse line;
  private long linePosition;

  private PayerChecks(Roles roles, List<PayerRule> rules, Findings findings) {
    this.roles = roles;
    this.rules = rules;
    this.findings = findings;
  }

  static Family of(Guide guide, PayerRules rules) {
    Roles roles = new Roles(guide, PayerChecks::role);
    List<PayerRule> own = rules.of(guide);
    return (set, findings) -> new PayerChecks(roles, own, findings);
  }

  private static int role(SegmentUse use) {
    return switch (use.loop().id() + "/" + use.segment()) {
      case "/BHT" -> HEADER;
      case "2000B/SBR" -> SUBSCRIBER;
      case "2010BA/NM1" -> MEMBER;
      case "2010BB/NM1" -> PAYER;
      case "2300/CLM" -> CLAIM;
      case "2300/HI" -> DIAGNOSES;
      case "2300/DTP", "2400/DTP" -> DATE;
      case "2400/SV1", "2400/SV2", "2400/SV3" -> LINE;
      case "2400/REF" -> LINE_NUMBER;
      default -> 0;
    };
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    switch (roles.of(use)) {
      case HEADER -> created = Dates.first(segment.buffer(), segment.start(4), segment.end(4));
      case SUBSCRIBER -> filing = segment.text(9);
      case MEMBER -> {
        member = segment.text(9);
        memberUse = use;
        memberPosition = position;
      }
      case PAYER -> payer(segment);
      case CLAIM -> claim(use, position, segment);
      case DIAGNOSES -> diagnoses(use, position, segment);
      case DATE -> date(use, position, segment);
      case LINE -> line(use, position, segment);
      case LINE_NUMBER -> lineNumber(use, position, segment);
      default -> {}
    }
  }

  private void payer(Segment nm1) {
    if (byPayer.size() > MOST_PAYERS) {
      byPayer.clear();
    }
    counting =
        byPayer.computeIfAbsent(
            nm1.text(9) + "\n" + filing,
            key ->
                PayerRules.counting(rules, key.substring(0, key.indexOf('\n')), filing, created));
    PayerRule rule = counting.get(Check.MEMBER_NUMBER);
    SegmentUse use = memberUse;
    if (rule != null
        && use != null
        && !member.isEmpty()
        && !rule.pattern().matcher(member).matches()) {
      rule.told().at(findings, findings.place(use, memberPosition, 9, 0), member, Optional.empty());
    }
  }

  private void claim(SegmentUse use, long position, Segment clm) {
    lineNumbers.clear();
    diagnoses.clear();
    lines.clear();
    filedLate = false;
    lineOpen = false;
    PayerRule rule = counting.get(Check.CLAIM_NUMBER_LENGTH);
    if (rule != null && clm.end(1) - clm.start(1) > rule.number()) {
      rule.told().at(findings, findings.place(use, position, 1, 0));
    }
  }

  private void diagnoses(SegmentUse use, long position, Segment hi) {
    PayerRule rule = counting.get(Check.DIAGNOSES_ONCE);
    for (int element = 1; rule != null && element <= hi.count(); element++) {
      int start = hi.start(element);
      int end = hi.end(element);
      int from = hi.componentStart(start, end, 2);
      int to = hi.componentEnd(from, end);
      if (from < to
          && DIAGNOSIS.have(hi, start, hi.componentEnd(start, end))
          && !diagnoses.first(ClaimTexts.hash(0, hi.buffer(), from, to))) {
        rule.told().at(findings, findings.place(use, position, element, 2));
      }
    }
  }

  private void date(SegmentUse use, long position, Segment dtp) {
    int first = Dates.first(dtp.buffer(), dtp.start(3), dtp.end(3));
    int last = Dates.last(dtp.buffer(), dtp.start(3), dtp.end(3));
    if (created == 0 || first == 0 || !SERVICE.have(dtp, 1)) {
      return;
    }
    PayerRule future = counting.get(Check.NOT_IN_FUTURE);
    if (future != null && last > created) {
      future.told().at(findings, findings.place(use, position, 3, 0));
    }
    PayerRule within = counting.get(Check.FILED_WITHIN);
    if (within != null && !filedLate && Dates.days(first, created) > within.number()) {
      filedLate = true;
      within.told().at(findings, findings.place(use, position, 3, 0));
    }
    if (lineOpen) {
      lineHash = ClaimTexts.hash(lineHash, dtp.buffer(), dtp.start(3), dtp.end(3));
    }
  }

  private void line(SegmentUse use, long position, Segment sv) {
    if (counting.containsKey(Check.LINES_ONCE)) {
      line = use;
      linePosition = position;
      lineHash = ClaimTexts.hash(sv);
      lineOpen = true;
    }
  }

  private void lineNumber(SegmentUse use, long position, Segment ref) {
    PayerRule rule = counting.get(Check.LINE_NUMBERS_ONCE);
    if (rule != null
        && LINE_CONTROL.have(ref, 1)
        && ref.has(2)
        && !lineNumbers.first(ClaimTexts.hash(ref, 2))) {
      rule.told().at(findings, findings.place(use, position, 2, 0));
    }
  }

  @Override
  public void loopEnded(LoopUse loop, long position) {
    SegmentUse use = line;
    if (lineOpen && use != null && loop == use.loop()) {
      lineOpen = false;
      PayerRule rule = counting.get(Check.LINES_ONCE);
      if (rule != null && !lines.first(lineHash)) {
        rule.told().at(findings, findings.place(loop, use.segment(), linePosition));
      }
    }
  }
}
