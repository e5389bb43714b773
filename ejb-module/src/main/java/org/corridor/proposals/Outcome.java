package org.corridor.proposals;

import java.util.List;

/** What became of a person's decision about a proposal. */
public sealed interface Outcome {

  /** It is done. */
  record Done() implements Outcome {}

  /** There is no such proposal. */
  record Absent() implements Outcome {}

  /** It was settled before. */
  record TooLate(ProposalState state) implements Outcome {}

  /**
   * The record is not what it was when the proposal was made; nothing was written.
   *
   * @param elements those that changed
   */
  record Changed(List<String> elements) implements Outcome {}
}
