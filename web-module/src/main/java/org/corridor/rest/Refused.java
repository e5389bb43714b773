package org.corridor.rest;

/** A request that is not granted, and how the caller is told. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Nothing of that name. */
  public static Refused absent(String what) {
    return new Refused(Problem.of(404, "There is no such " + what));
  }

  Problem problem() {
    return problem;
  }
}
