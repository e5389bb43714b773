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

  /** For an event that the tables of its family do not have. */
  public static NotTranslatable event() {
    return new NotTranslatable(
        List.of(Finding.error("MSH-9.2", "201", "This event is not supported.")));
  }

  /** For a message without the segment that it is about. */
  public static NotTranslatable without(String segment, Passage passage) {
    return because(Finding.error(segment, "100", "There is no " + segment + " segment."), passage);
  }

  /** With {@code why} as the last of the findings of {@code passage}. */
  public static NotTranslatable because(Finding why, Passage passage) {
    passage.note(why);
    return new NotTranslatable(passage.context().findings());
  }

  /** Why, at least one of them an error. */
  public List<Finding> findings() {
    return findings;
  }
}
