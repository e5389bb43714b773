package org.corridor.edits;

/** A table of rules that cannot be read: the release is broken, or a table that was added to it. */
public final class RuleDefect extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  RuleDefect(String message) {
    super(message);
  }
}
