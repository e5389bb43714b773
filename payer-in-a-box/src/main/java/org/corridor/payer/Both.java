package org.corridor.payer;

import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.LoopUse;
import org.corridor.guides.SegmentUse;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Tells one and then another what it hears. */
class Both implements GuidedHandler {

  private final GuidedHandler one;
  private final GuidedHandler other;

  Both(GuidedHandler one, GuidedHandler other) {
    this.one = one;
    this.other = other;
  }

  @Override
  public void interchange(Interchange interchange) {
    one.interchange(interchange);
    other.interchange(interchange);
  }

  @Override
  public void service(Interchange interchange, Segment segment) {
    one.service(interchange, segment);
    other.service(interchange, segment);
  }

  @Override
  public void group(FunctionalGroup group) {
    one.group(group);
    other.group(group);
  }

  @Override
  public void set(TransactionSet begun) {
    one.set(begun);
    other.set(begun);
  }

  @Override
  public void guided(TransactionSet begun, Guide guide) {
    one.guided(begun, guide);
    other.guided(begun, guide);
  }

  @Override
  public void segment(long position, Segment segment) {
    one.segment(position, segment);
    other.segment(position, segment);
  }

  @Override
  public void segment(SegmentUse use, long position, Segment segment) {
    one.segment(use, position, segment);
    other.segment(use, position, segment);
  }

  @Override
  public void loopEnded(LoopUse loop) {
    one.loopEnded(loop);
    other.loopEnded(loop);
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    one.setEnded(ended, whole, end);
    other.setEnded(ended, whole, end);
  }

  @Override
  public void groupEnded(FunctionalGroup group, String stated, int sets) {
    one.groupEnded(group, stated, sets);
    other.groupEnded(group, stated, sets);
  }

  @Override
  public void interchangeEnded(Interchange interchange) {
    one.interchangeEnded(interchange);
    other.interchangeEnded(interchange);
  }

  @Override
  public void finding(Finding finding) {
    one.finding(finding);
    other.finding(finding);
  }
}
