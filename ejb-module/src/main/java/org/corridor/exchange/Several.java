package org.corridor.exchange;

import java.util.List;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/** Tells several what it hears, in their order. */
class Several implements GuidedHandler {

  private final List<GuidedHandler> all;
  private @Nullable TransactionSet set;

  Several(List<? extends GuidedHandler> all) {
    this.all = List.copyOf(all);
  }

  /** The set that is read. */
  @Nullable TransactionSet current() {
    return set;
  }

  @Override
  public void interchange(Interchange interchange) {
    all.forEach(one -> one.interchange(interchange));
  }

  @Override
  public void service(Interchange interchange, Segment segment) {
    all.forEach(one -> one.service(interchange, segment));
  }

  @Override
  public void group(FunctionalGroup group) {
    all.forEach(one -> one.group(group));
  }

  @Override
  public void set(TransactionSet begun) {
    set = begun;
    all.forEach(one -> one.set(begun));
  }

  @Override
  public void guided(TransactionSet begun, Guide guide) {
    all.forEach(one -> one.guided(begun, guide));
  }

  @Override
  public void segment(long position, Segment segment) {
    all.forEach(one -> one.segment(position, segment));
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    all.forEach(one -> one.segment(use, position, segment));
  }

  @Override
  public void loopEnded(LoopUse loop) {
    all.forEach(one -> one.loopEnded(loop));
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    set = null;
    all.forEach(one -> one.setEnded(ended, whole, end));
  }

  @Override
  public void groupEnded(FunctionalGroup group, String stated, int sets) {
    all.forEach(one -> one.groupEnded(group, stated, sets));
  }

  @Override
  public void interchangeEnded(Interchange interchange) {
    all.forEach(one -> one.interchangeEnded(interchange));
  }

  @Override
  public void finding(Finding finding) {
    all.forEach(one -> one.finding(finding));
  }
}
