package org.corridor.authorization;

import java.util.List;
import java.util.Optional;

/** Which of the decisions that came is about a request. */
final class Choosing {

  private Choosing() {}

  /**
   * The one with its trace. An inquiry may bring several reviews of one person under one trace:
   * then only the one that the payer calls by the number known here.
   */
  static Optional<Decision> of(List<Decision> decisions, Authorization one) {
    List<Decision> traced =
        decisions.stream().filter(d -> Traces.keys(d).anyMatch(one.key()::equals)).toList();
    if (traced.size() == 1) {
      return Optional.of(traced.get(0));
    }
    List<Decision> named = traced.stream().filter(d -> isNamed(d, one)).toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private static boolean isNamed(Decision decision, Authorization one) {
    boolean byReference =
        !one.reference().isEmpty() && one.reference().equals(decision.reference());
    boolean byNumber =
        !one.number().isEmpty() && decision.number().filter(one.number()::equals).isPresent();
    return byReference || byNumber;
  }
}
