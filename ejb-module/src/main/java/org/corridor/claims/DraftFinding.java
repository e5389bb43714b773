package org.corridor.claims;

import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Severity;

/**
 * What is to be looked at before a claim is sent.
 *
 * @param level WEDI SNIP type, 0 for what is missing in the chart
 * @param severity an error keeps the claim from being sent
 * @param code what kind, stable and in words joined by hyphens
 * @param where loop, segment and element, or the FHIR element
 * @param text what is wrong, without any patient's data
 * @param hint what would mend it, or empty
 */
public record DraftFinding(
    int level, Severity severity, String code, String where, String text, String hint) {

  /** What the engine found. */
  static DraftFinding of(Finding finding) {
    Finding.Place place = finding.place();
    String where = "%s/%s%s".formatted(place.loop(), place.segment(), place.element());
    return new DraftFinding(
        finding.level(), finding.severity(), finding.code(), where, finding.text(), finding.hint());
  }

  /** What keeps a claim from being sent. */
  static DraftFinding error(String code, String where, String text) {
    return new DraftFinding(0, Severity.ERROR, code, where, text, "");
  }

  /** What someone should know. */
  static DraftFinding warning(String code, String where, String text) {
    return new DraftFinding(0, Severity.WARNING, code, where, text, "");
  }

  /** Whether the claim is not to be sent. */
  public boolean blocks() {
    return severity == Severity.ERROR;
  }
}
