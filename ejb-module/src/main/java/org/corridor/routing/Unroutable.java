package org.corridor.routing;

import org.corridor.shared.Finding;

/**
 * A route of a message cannot be evaluated or its changes cannot be made. The message as a whole
 * waits for an analyst: none of its routes is taken, so that none is taken twice later.
 */
public final class Unroutable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public Unroutable(Finding finding) {
    super(finding.text());
    this.finding = finding;
  }

  /** Why, and where. */
  public Finding finding() {
    return finding;
  }

  /** The same of the route {@code name}. */
  Unroutable of(String name) {
    String text = "route " + name + ": " + finding.text();
    return new Unroutable(Finding.error(finding.location(), finding.code(), text));
  }
}
