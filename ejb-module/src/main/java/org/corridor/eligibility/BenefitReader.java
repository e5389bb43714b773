package org.corridor.eligibility;

import java.io.IOException;
import java.io.InputStream;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.x12.Finding;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads 271s (005010X279A1), answer by answer. The guide checks, but does not decide what is read:
 * a payer's EB that stands where the guide has no place for it still counts.
 */
public final class BenefitReader {

  /** What takes what is read. */
  public interface Answers {
    /** An answer to one question. */
    void answer(Answer answer);

    /** A refusal of what was sent. */
    default void refusal(Refusal refusal) {}

    /** Something is wrong with what is read. */
    default void finding(Finding finding) {}
  }

  private BenefitReader() {}

  /** Reads a stream to its end. False if there is no interchange in it. */
  public static boolean read(InputStream in, Answers to) throws IOException {
    GuidedReader guided =
        new GuidedReader(Guides.standard(), RuleBook.NONE, new Sets(to), Limits.USUAL);
    return new InterchangeReader(guided, Limits.USUAL).read(in);
  }

  /** Gives each set to whatever reads its type. */
  private static final class Sets implements GuidedHandler {
    private final Answers to;
    private @Nullable AnswerSet answers;
    private @Nullable RefusalSet refusals;

    Sets(Answers to) {
      this.to = to;
    }

    @Override
    public void service(Interchange interchange, Segment segment) {
      RefusalSet.note(segment).ifPresent(to::refusal);
    }

    @Override
    public void set(TransactionSet set) {
      answers = set.type().equals("271") ? new AnswerSet(set, to::answer) : null;
      refusals = set.type().equals("999") || set.type().equals("997") ? new RefusalSet() : null;
    }

    @Override
    public void segment(long position, Segment segment) {
      if (answers != null) {
        answers.take(segment.kept());
      } else if (refusals != null) {
        refusals.take(segment);
      }
    }

    @Override
    public void setEnded(TransactionSet set, boolean whole, long end) {
      if (answers != null) {
        answers.end();
      } else if (refusals != null) {
        refusals.refusals().forEach(to::refusal);
      }
      answers = null;
      refusals = null;
    }

    @Override
    public void finding(Finding finding) {
      to.finding(finding);
    }
  }
}
