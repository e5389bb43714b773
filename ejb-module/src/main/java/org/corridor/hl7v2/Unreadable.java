package org.corridor.hl7v2;

import org.corridor.shared.Finding;

/** The bytes are not an HL7 v2 message. The message says why, without any value. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public Unreadable(Finding finding) {
    super(finding.text());
    this.finding = finding;
  }

  /** Why, and where. */
  public Finding finding() {
    return finding;
  }
}
