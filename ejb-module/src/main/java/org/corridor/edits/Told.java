package org.corridor.edits;

import java.util.Optional;
import org.corridor.guides.Findings;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.Finding.Trigger;

/** Words of a finding that a check of this package makes. */
record Told(int level, Severity severity, String code, String answer, String text, String hint) {

  static Told error(int level, String code, String answer, String text, String hint) {
    return new Told(level, Severity.ERROR, code, answer, text, hint);
  }

  static Told warning(int level, String code, String text, String hint) {
    return new Told(level, Severity.WARNING, code, "", text, hint);
  }

  void at(Findings findings, Place place) {
    at(findings, place, "", Optional.empty());
  }

  void at(Findings findings, Place place, String value, Optional<Trigger> trigger) {
    findings.tell(
        new Finding(
            level,
            severity,
            place,
            code,
            severity == Severity.WARNING ? "" : answer,
            text,
            hint,
            value.length() > 99 ? value.substring(0, 99) : value,
            trigger));
  }
}
