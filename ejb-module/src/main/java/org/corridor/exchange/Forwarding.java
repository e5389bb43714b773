package org.corridor.exchange;

import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Tells another what it hears. */
abstract class Forwarding implements InterchangeHandler {

  private final InterchangeHandler next;

  Forwarding(InterchangeHandler next) {
    this.next = next;
  }

  @Override
  public void interchange(Interchange interchange) {
    next.interchange(interchange);
  }

  @Override
  public void service(Interchange interchange, Segment segment) {
    next.service(interchange, segment);
  }

  @Override
  public void group(FunctionalGroup group) {
    next.group(group);
  }

  @Override
  public void set(TransactionSet set) {
    next.set(set);
  }

  @Override
  public void segment(long position, Segment segment) {
    next.segment(position, segment);
  }

  @Override
  public void setEnded(TransactionSet set, boolean whole, long end) {
    next.setEnded(set, whole, end);
  }

  @Override
  public void groupEnded(FunctionalGroup group, String stated, int sets) {
    next.groupEnded(group, stated, sets);
  }

  @Override
  public void interchangeEnded(Interchange interchange) {
    next.interchangeEnded(interchange);
  }

  @Override
  public void finding(Finding finding) {
    next.finding(finding);
  }
}
