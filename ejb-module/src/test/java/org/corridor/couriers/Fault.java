package org.corridor.couriers;

import org.corridor.delivery.Attempt;

/**
 * Something that a destination may do.
 *
 * @param way the kind of transport
 * @param what it does
 * @param expected what the courier must make of it
 * @param act plays it, with a real receiver
 */
record Fault(String way, String what, Class<? extends Attempt> expected, Act act) {

  /** Brings something to a receiver that behaves so. */
  @FunctionalInterface
  interface Act {

    Attempt play() throws Exception;
  }

  /** What people read about an attempt. */
  static String text(Attempt attempt) {
    if (attempt instanceof Attempt.Taken taken) {
      return taken.answer();
    }
    if (attempt instanceof Attempt.Refused refused) {
      return refused.reason();
    }
    if (attempt instanceof Attempt.Answered answered) {
      return answered.reason();
    }
    if (attempt instanceof Attempt.Unreached unreached) {
      return unreached.reason();
    }
    return ((Attempt.InDoubt) attempt).reason();
  }

  /** What the hub does next. */
  static String next(Attempt attempt) {
    if (attempt instanceof Attempt.Taken) {
      return "delivered";
    }
    if (attempt instanceof Attempt.Refused) {
      return "set aside at once, the others go on";
    }
    if (attempt instanceof Attempt.Answered) {
      return "tried again, set aside after `retry.answers` times";
    }
    if (attempt instanceof Attempt.Unreached) {
      return "waits and is tried again until `retry.maximum-age`";
    }
    return "in doubt: as `in-doubt` says";
  }
}
