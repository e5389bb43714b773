package org.corridor.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Cuts one 271 into the answers in it, by its HLs. */
final class AnswerSet {
  private final TransactionSet set;
  private final Consumer<Answer> to;
  private final List<Segment> head = new ArrayList<>();
  private final List<Segment> source = new ArrayList<>();
  private final List<Segment> receiver = new ArrayList<>();
  private final List<Segment> subscriber = new ArrayList<>();
  private final List<Segment> dependent = new ArrayList<>();
  private List<Segment> open = head;
  private int answers;

  AnswerSet(TransactionSet set, Consumer<Answer> to) {
    this.set = set;
    this.to = to;
  }

  void take(Segment segment) {
    if (segment.is("HL")) {
      level(segment.text(3));
    }
    if (!segment.is("SE")) {
      open.add(segment);
    }
  }

  private void level(String code) {
    switch (code) {
      case "20" -> {
        finish(false);
        begin(source, receiver, subscriber);
      }
      case "21" -> {
        finish(false);
        begin(receiver, subscriber);
      }
      case "22" -> {
        finish(false);
        begin(subscriber);
      }
      case "23" -> {
        finish(true);
        begin(dependent);
      }
      default -> {}
    }
  }

  @SafeVarargs
  private void begin(List<Segment> level, List<Segment>... inner) {
    level.clear();
    dependent.clear();
    for (List<Segment> one : inner) {
      one.clear();
    }
    open = level;
  }

  /** Gives the person that was read; a subscriber only if it is not just a dependent's. */
  private void finish(boolean dependentFollows) {
    if (open == dependent) {
      give(subscriber, dependent);
    } else if (open == subscriber && (!dependentFollows || isAnswer(subscriber))) {
      give(subscriber);
    }
  }

  private static boolean isAnswer(List<Segment> person) {
    return person.stream()
        .anyMatch(s -> s.is("EB") || s.is("AAA") || (s.is("TRN") && s.is(1, "2")));
  }

  void end() {
    finish(false);
    if (answers == 0) {
      give();
    }
  }

  @SafeVarargs
  private void give(List<Segment>... persons) {
    AnswerDraft draft = new AnswerDraft(set);
    head.forEach(draft::take);
    draft.level("A", source);
    draft.level("B", receiver);
    if (persons.length > 0) {
      draft.level("C", persons[0]);
    }
    if (persons.length > 1) {
      draft.level("D", persons[1]);
    }
    answers++;
    to.accept(draft.answer());
  }
}
