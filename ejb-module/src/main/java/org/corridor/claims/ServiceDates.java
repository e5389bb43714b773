package org.corridor.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** From when to when a claim's services were: of its statement, else of its lines. */
final class ServiceDates {
  private ServiceDates() {}

  /** Format and text as DTP has them; empty text if nothing says. */
  static String[] of(Submission claim) {
    List<String> days = new ArrayList<>();
    claim.claim().rows().stream()
        .filter(r -> r.is("DTP", "434") || r.is("DTP", "472"))
        .forEach(r -> days.addAll(List.of(r.text(3).split("-", -1))));
    if (days.isEmpty()) {
      claim.claim().parts("2400").stream()
          .flatMap(line -> line.row("DTP", "472").stream())
          .forEach(r -> days.addAll(List.of(r.text(3).split("-", -1))));
    }
    if (days.isEmpty()) {
      return new String[] {"", ""};
    }
    String from = Collections.min(days);
    String to = Collections.max(days);
    return from.equals(to) ? new String[] {"D8", from} : new String[] {"RD8", from + "-" + to};
  }
}
