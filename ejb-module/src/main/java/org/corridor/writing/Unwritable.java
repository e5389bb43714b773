package org.corridor.writing;

import org.corridor.shared.Finding;

/** Resources lack what their message cannot be without, such as the patient's number. */
public final class Unwritable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public Unwritable(Finding finding) {
    super(finding.text());
    this.finding = finding;
  }

  /**
   * What is missing.
   *
   * @param element as {@code Patient.identifier}
   * @param text one sentence for an analyst
   */
  public static Unwritable without(String element, String text) {
    return new Unwritable(Finding.error(element, "101", text));
  }

  /** What is missing, and where. */
  public Finding finding() {
    return finding;
  }
}
