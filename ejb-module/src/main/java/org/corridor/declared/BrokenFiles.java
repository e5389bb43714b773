package org.corridor.declared;

import java.util.List;
import java.util.stream.Collectors;

/** Files cannot be used; says all that is wrong with them, in the order of their lines. */
public final class BrokenFiles extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public BrokenFiles(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
