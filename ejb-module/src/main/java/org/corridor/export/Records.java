package org.corridor.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The records of a window one after the other. What is left out counts with the next of them. */
final class Records {

  private final Source source;
  private final Runnable eachPage;
  private final Deque<Candidate> page = new ArrayDeque<>();
  private String read;
  private String mark;
  private boolean ended;
  private int leftOut;
  private int leftOutBeforeNext;
  private Optional<Candidate> next = Optional.empty();

  /**
   * @param mark of the last record that is written already; empty for none
   * @param eachPage is run before each page is read
   */
  Records(Source source, String mark, Runnable eachPage) {
    this.source = source;
    this.eachPage = eachPage;
    this.read = mark;
    this.mark = mark;
  }

  boolean hasNext() {
    while (next.isEmpty() && !ended) {
      Candidate candidate = page.poll();
      if (candidate == null) {
        turn();
      } else if (candidate.kind() == Candidate.Kind.RECORD) {
        next = Optional.of(candidate);
      } else if (candidate.kind() == Candidate.Kind.LEFT_OUT) {
        leftOutBeforeNext++;
      }
    }
    return next.isPresent();
  }

  private void turn() {
    eachPage.run();
    page.addAll(source.page(read));
    ended = page.isEmpty();
    if (!ended) {
      read = page.getLast().mark();
    }
  }

  /** The next record's bytes; there is one. */
  byte[] next() {
    Candidate record = next.orElseThrow();
    next = Optional.empty();
    mark = record.mark();
    leftOut += leftOutBeforeNext;
    leftOutBeforeNext = 0;
    return record.bytes();
  }

  /** The mark of the last record that was taken. */
  String mark() {
    return mark;
  }

  /** How many were left out since this was asked last: up to the last record, or to the end. */
  int leftOut() {
    int count = leftOut + (hasNext() ? 0 : leftOutBeforeNext);
    leftOut = 0;
    if (ended) {
      leftOutBeforeNext = 0;
    }
    return count;
  }
}
