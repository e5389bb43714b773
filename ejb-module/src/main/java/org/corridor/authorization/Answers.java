package org.corridor.authorization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.corridor.eligibility.Answer;
import org.corridor.eligibility.BenefitReader;
import org.corridor.eligibility.Refusal;
import org.corridor.eligibility.Rejection;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.x12.Finding;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads responses to requests (005010X217) and to inquiries (005010X215), event by event. The guide
 * checks, but does not decide what is read: a decision that stands where the guide has no place for
 * it still counts.
 */
final class Answers {

  private Answers() {}

  /** Every decision of a stream of interchanges. */
  static List<Decision> decisions(InputStream in) throws IOException {
    List<Decision> all = new ArrayList<>();
    GuidedReader guided =
        new GuidedReader(Guides.standard(), RuleBook.NONE, new Sets(all), Limits.USUAL);
    new InterchangeReader(guided, Limits.USUAL).read(in);
    return all;
  }

  /** Why a TA1 or 999 refuses what was sent; none where none does. */
  static List<Rejection> refusals(byte[] bytes) throws IOException {
    List<Rejection> all = new ArrayList<>();
    BenefitReader.read(
        new ByteArrayInputStream(bytes),
        new BenefitReader.Answers() {
          @Override
          public void answer(Answer benefits) {
            // a 271 answers something else
          }

          @Override
          public void refusal(Refusal refusal) {
            all.addAll(refusal.reasons());
          }
        });
    return all;
  }

  /** An interchange of one event alone. */
  static byte[] bytes(Decision decision) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Segment st = decision.set().get(0);
    try {
      InterchangeWriter out =
          new InterchangeWriter(bytes, decision.group().interchange().separators(), false);
      out.begin(decision.group().interchange()).group(decision.group());
      out.set(st.text(1), st.text(2), st.text(3));
      for (Segment segment : decision.set().subList(1, decision.set().size())) {
        out.segments().copy(segment);
      }
      out.endSet().endGroup().end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final class Sets implements GuidedHandler {
    private final List<Decision> into;
    private @Nullable DecisionSet open;

    Sets(List<Decision> into) {
      this.into = into;
    }

    @Override
    public void set(TransactionSet set) {
      open = set.type().equals("278") ? new DecisionSet(set, into::add) : null;
    }

    @Override
    public void segment(long position, Segment segment) {
      if (open != null) {
        open.take(segment.kept());
      }
    }

    @Override
    public void setEnded(TransactionSet set, boolean whole, long end) {
      if (open != null) {
        open.end();
      }
      open = null;
    }

    @Override
    public void finding(Finding finding) {
      // the exchange has told them when it took the interchange
    }
  }
}
