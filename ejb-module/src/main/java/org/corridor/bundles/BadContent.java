package org.corridor.bundles;

import java.util.List;
import org.corridor.shared.Finding;

/** Bytes are no FHIR content that the hub can do something with. */
public final class BadContent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;
  private final boolean unreadable;

  /**
   * @param unreadable whether it is not even a resource
   */
  BadContent(List<Finding> findings, boolean unreadable) {
    super(findings.get(0).text());
    this.findings = List.copyOf(findings);
    this.unreadable = unreadable;
  }

  static BadContent unreadable(String location, String text) {
    return new BadContent(List.of(Finding.error(location, "invalid", text)), true);
  }

  /** Every mistake that was found. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether it is no resource at all; otherwise it is one, with mistakes. */
  public boolean isUnreadable() {
    return unreadable;
  }
}
