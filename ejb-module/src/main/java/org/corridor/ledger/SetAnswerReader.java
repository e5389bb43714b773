package org.corridor.ledger;

import java.util.function.Consumer;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.guides.UnitReader;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds answers in 999 and 997 by their segments, so that one that breaks its own guide is heard
 * all the same; what is read by a guide it leaves to another.
 */
final class SetAnswerReader implements GuidedHandler {
  private final Consumer<Answer> next;
  private final UnitReader guided;
  private @Nullable TransactionSet current;
  private boolean reads;
  private boolean sets;
  private String group = "";
  private String set = "";

  SetAnswerReader(Consumer<Answer> next, UnitReader guided) {
    this.next = next;
    this.guided = guided;
  }

  @Override
  public void set(TransactionSet begun) {
    current = begun;
    reads = begun.type().equals("999") || begun.type().equals("997");
    sets = false;
  }

  @Override
  public void segment(long position, Segment segment) {
    if (!reads) {
      return;
    }
    if (segment.is("AK1")) {
      group = segment.text(2);
      set = "";
    } else if (segment.is("AK2")) {
      set = segment.text(2);
    } else if (segment.is("IK5") || segment.is("AK5")) {
      sets = true;
      tell(position, set, segment);
    } else if (segment.is("AK9") && !sets) {
      tell(position, "", segment);
    }
  }

  /** A, E: taken. R and what follows from broken seals: not. P: set by set. */
  private void tell(long position, String about, Segment segment) {
    String code = segment.text(1);
    TransactionSet in = current;
    if (in != null && !code.equals("P")) {
      boolean taken = code.equals("A") || code.equals("E");
      next.accept(
          new Answer.OfEnvelope(
              Place.of(in, position),
              "999",
              "",
              group,
              about,
              taken ? AnswerState.RECEIVED : AnswerState.REJECTED_999,
              segment.is("AK9") || segment.text(2).isEmpty()
                  ? code
                  : code + ":" + segment.text(2)));
    }
  }

  @Override
  public void guided(TransactionSet begun, Guide guide) {
    guided.guided(begun, guide);
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    guided.segment(use, position, segment);
  }

  @Override
  public void loopEnded(LoopUse loop) {
    guided.loopEnded(loop);
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    reads = false;
    guided.setEnded(ended, whole, end);
  }

  @Override
  public void service(Interchange interchange, Segment segment) {
    guided.service(interchange, segment);
  }
}
