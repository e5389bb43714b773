package org.corridor.translation;

import java.util.List;
import org.corridor.shared.Finding;

/** The message as a whole cannot be turned into FHIR; it is kept for an analyst. */
public final class NotTranslatable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  public NotTranslatable(List<Finding> findings) {
    super(findings.isEmpty() ? "not translatable" : findings.get(0).text());
    this.findings = List.copyOf(findings);
  }

  /** Why, at least one of them an error. */
  public List<Finding> findings() {
    return findings;
  }
}
