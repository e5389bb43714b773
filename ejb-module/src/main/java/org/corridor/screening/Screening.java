package org.corridor.screening;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.LoopUse;
import org.corridor.guides.RuleBook;
import org.corridor.guides.SegmentUse;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/** Reads one file, in constant memory, and says what becomes of it. */
public final class Screening implements GuidedHandler {
  /** How many findings of a file a report lists. */
  public static final int MOST_FINDINGS = 1000;

  /** How many envelopes of a file (interchanges, groups, sets) a report lists. */
  static final int MOST_ENVELOPES = 10_000;

  private final Worth worth = new Worth();
  private final Repeats repeats;
  private final Doubts doubts;
  private final GuidedHandler next;
  private final List<Draft.Envelope> envelopes = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private long unlistedFindings;
  private long unlistedEnvelopes;
  private int listed;
  private long usable;
  private long unusable;

  private Draft.@Nullable Envelope envelope;
  private Draft.@Nullable Group group;
  private Draft.@Nullable Set set;
  private String paid = "";
  private boolean again;

  /**
   * What is known of a file before it is read.
   *
   * @param sameAs the name of an earlier file with the same bytes, or empty
   * @param usage what ISA15 must be, or empty where it may be anything
   */
  public record Doubts(String sameAs, String usage) {
    /** Nothing is known. */
    public static final Doubts NONE = new Doubts("", "");
  }

  private Screening(Repeats repeats, Doubts doubts, GuidedHandler next) {
    this.repeats = repeats;
    this.doubts = doubts;
    this.next = next;
  }

  /**
   * Reads a file.
   *
   * @param rules beyond the guides
   * @param next hears everything as well, findings of this package included
   */
  public static Report of(
      InputStream in, RuleBook rules, Repeats repeats, Doubts doubts, GuidedHandler next)
      throws IOException {
    Screening screening = new Screening(repeats, doubts, next);
    Limits limits = Limits.USUAL;
    GuidedReader reader = new GuidedReader(Guides.standard(), rules, screening, limits);
    return new InterchangeReader(reader, limits).read(in) ? screening.report() : unreadable();
  }

  private static Report unreadable() {
    Finding nothing =
        new Finding(
            1,
            Severity.ERROR,
            Place.envelope("", "", "", "", ""),
            "no-interchange",
            "",
            "there is no ISA with sixteen elements in it: it is not an interchange of X12",
            "",
            "");
    return new Report(Outcome.UNREADABLE, List.of(), List.of(nothing));
  }

  // ------------------------------------------------------------------------------ what is heard

  @Override
  public void interchange(Interchange begun) {
    next.interchange(begun);
    worth.interchange();
    Draft.Envelope drafted = new Draft.Envelope(begun);
    envelope = drafted;
    if (list()) {
      envelopes.add(drafted);
    }
    if (!doubts.sameAs().isEmpty()) {
      tell(begun, "", "file-again", "TA1:025", "the bytes are those of " + doubts.sameAs());
    } else {
      again = !repeats.interchange(begun, this::finding);
    }
    if (!doubts.usage().isEmpty() && !doubts.usage().equals(begun.usage())) {
      tell(begun, "15", "usage-differs", "TA1:020", "ISA15 is not " + doubts.usage());
    }
  }

  private void tell(Interchange in, String element, String code, String answer, String text) {
    finding(
        new Finding(
            7,
            Severity.ERROR,
            Place.envelope(in.control(), "", "", "ISA", element),
            code,
            answer,
            text,
            "",
            ""));
  }

  /** That its groups and batches come again as well follows from an interchange that does. */
  private void unlessAgain(Finding finding) {
    if (!again) {
      finding(finding);
    }
  }

  private boolean list() {
    if (listed == MOST_ENVELOPES) {
      unlistedEnvelopes++;
      return false;
    }
    listed++;
    return true;
  }

  @Override
  public void service(Interchange in, Segment segment) {
    next.service(in, segment);
    if (envelope != null) {
      envelope.usable++;
    }
  }

  @Override
  public void group(FunctionalGroup begun) {
    next.group(begun);
    worth.group();
    Draft.Group drafted = new Draft.Group(begun);
    group = drafted;
    if (envelope != null && list()) {
      envelope.groups.add(drafted);
    }
    if (doubts.sameAs().isEmpty()) {
      repeats.group(begun, this::unlessAgain);
    }
  }

  @Override
  public void set(TransactionSet begun) {
    next.set(begun);
    worth.set(begun);
    Draft.Set drafted = new Draft.Set(begun);
    set = drafted;
    if (group != null && list()) {
      group.sets.add(drafted);
    }
  }

  @Override
  public void guided(TransactionSet begun, Guide guide) {
    next.guided(begun, guide);
    if (set != null) {
      set.guide = guide.convention();
    }
  }

  @Override
  public void segment(long position, Segment segment) {
    next.segment(position, segment);
    Draft.Set current = set;
    if (current == null) {
      return;
    }
    current.totals.add(segment);
    if (position <= 3 && doubts.sameAs().isEmpty()) {
      if (position == 2 && segment.is("BHT")) {
        repeats.batch(current.set, segment, this::unlessAgain);
      } else if (position == 2 && segment.is("BPR")) {
        paid = segment.text(2);
      } else if (position == 3 && segment.is("TRN") && current.set.type().equals("835")) {
        repeats.remittance(current.set, paid, segment, this::finding);
      }
    }
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    next.segment(use, position, segment);
  }

  @Override
  public void loopEnded(LoopUse loop) {
    next.loopEnded(loop);
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    next.setEnded(ended, whole, end);
    Draft.Set current = set;
    set = null;
    if (group != null && current != null) {
      current.refused = worth.setEnded().isPresent();
      group.usable += current.refused ? 0 : 1;
      group.unusable += current.refused ? 1 : 0;
    }
  }

  @Override
  public void groupEnded(FunctionalGroup ended, String stated, int sets) {
    next.groupEnded(ended, stated, sets);
    Draft.Group current = group;
    group = null;
    if (current != null && envelope != null) {
      current.end(worth.groupEnded().isPresent(), envelope);
    }
  }

  @Override
  public void interchangeEnded(Interchange ended) {
    next.interchangeEnded(ended);
    Draft.Envelope current = envelope;
    envelope = null;
    if (current != null) {
      current.end(worth.interchangeEnded().isPresent());
      usable += current.usable;
      unusable += current.unusable;
    }
  }

  // ------------------------------------------------------------------------------- what is found

  @Override
  public void finding(Finding finding) {
    next.finding(finding);
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    } else {
      unlistedFindings++;
    }
    worth.finding(finding);
    boolean ofSet = !finding.answer().startsWith("TA1:") && !finding.answer().startsWith("AK9:");
    if (set != null && ofSet) {
      set.found = true;
    }
  }

  // -------------------------------------------------------------------------------- the report

  private Report report() {
    count(unlistedFindings, "more-findings", "findings of this file");
    count(unlistedEnvelopes, "more-envelopes", "interchanges, groups and sets of this file");
    Outcome outcome =
        usable == 0 && unusable > 0
            ? Outcome.REJECTED
            : findings.isEmpty() ? Outcome.ACCEPTED : Outcome.ACCEPTED_WITH_FINDINGS;
    return new Report(
        outcome, envelopes.stream().map(Draft.Envelope::report).toList(), List.copyOf(findings));
  }

  private void count(long number, String code, String what) {
    if (number > 0) {
      findings.add(
          new Finding(
              1,
              Severity.WARNING,
              Place.envelope("", "", "", "", ""),
              code,
              "",
              number + " more " + what + " are not listed",
              "",
              ""));
    }
  }
}
