package org.corridor.profiles;

import java.util.List;
import java.util.stream.Collectors;

/** Profiles cannot be used; says all that is wrong with them, in the order of their lines. */
public final class BrokenProfile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  BrokenProfile(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
