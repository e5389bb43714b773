package org.corridor.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/** Collects what a set says of one person, level by level. */
final class AnswerDraft {
  private final TransactionSet transaction;
  private final List<Segment> set = new ArrayList<>();
  private final List<Benefit> benefits = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private List<String> traces = new ArrayList<>();
  private List<Dated> dates = new ArrayList<>();
  private List<String> references = new ArrayList<>();
  private Optional<Party> payer = Optional.empty();
  private String batch = "";
  private String member = "";
  private boolean dependent;

  AnswerDraft(TransactionSet transaction) {
    this.transaction = transaction;
  }

  /** A segment before the first HL. */
  void take(Segment segment) {
    set.add(segment);
    if (segment.is("BHT")) {
      batch = segment.text(3);
    }
  }

  /**
   * A level and everything directly in it.
   *
   * @param letter {@code A} the payer, {@code B} the provider, {@code C} and {@code D} the person
   */
  void level(String letter, List<Segment> segments) {
    boolean person = letter.equals("C") || letter.equals("D");
    if (letter.equals("D")) {
      dependent = true;
      benefits.clear();
      traces = new ArrayList<>();
      dates = new ArrayList<>();
      references = new ArrayList<>();
      rejections.removeIf(r -> r.loop().equals("2110C"));
    }
    String loop = "2000" + letter;
    @Nullable BenefitDraft benefit = null;
    for (Segment segment : segments) {
      set.add(segment);
      if (person && segment.is("EB")) {
        close(benefit);
        benefit = new BenefitDraft("2110" + letter, segment);
      } else if (benefit != null) {
        benefit.take(segment);
      } else if (segment.is("AAA")) {
        rejections.add(rejection(loop, segment));
      } else if (segment.is("NM1")) {
        loop = "2100" + letter;
        name(letter, segment);
      } else if (person) {
        detail(segment);
      }
    }
    close(benefit);
  }

  static Rejection rejection(String loop, Segment aaa) {
    return new Rejection(loop, aaa.text(1), aaa.text(3), aaa.text(4), aaa.raw());
  }

  private void close(@Nullable BenefitDraft benefit) {
    if (benefit != null) {
      Benefit whole = benefit.benefit();
      benefits.add(whole);
      rejections.addAll(whole.rejections());
    }
  }

  private void name(String letter, Segment nm1) {
    if (letter.equals("A")) {
      boolean person = nm1.is(2, "1");
      payer = Optional.of(new Party(person, nm1.text(3), nm1.text(4), nm1.text(8), nm1.text(9)));
    } else if (letter.equals("C")) {
      member = nm1.text(9);
    }
  }

  private void detail(Segment segment) {
    if (segment.is("TRN") && segment.is(1, "2")) {
      traces.add(segment.text(2));
    } else if (segment.is("DTP")) {
      dates.add(Dated.of(segment));
    } else if (segment.is("REF")) {
      references.add(segment.raw());
    }
  }

  Answer answer() {
    FunctionalGroup group = transaction.group();
    return new Answer(
        group.interchange().control() + "|" + group.control() + "|" + transaction.control(),
        batch,
        List.copyOf(traces),
        payer,
        member,
        dependent,
        List.copyOf(dates),
        List.copyOf(references),
        List.copyOf(benefits),
        List.copyOf(rejections),
        List.copyOf(set),
        group);
  }
}
