package org.corridor.acknowledgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Severity;

/**
 * What was found in one set that refuses claims (SNIP 3 to 7): one claim, all of a patient, of a
 * subscriber or of a provider, or all.
 */
final class ClaimFindings {
  /** What is said of a claim whose lines say more: missing or invalid information. */
  private static final ClaimStatus SEE_LINES = new ClaimStatus("A3", "21", "");

  private record Found(boolean line, long position, ClaimStatus status) {}

  private final Map<String, List<Found>> found = new HashMap<>();

  /** Takes a finding; {@code levels} says which of a level was open at its position. */
  void take(Finding finding, Levels levels) {
    if (finding.severity() != Severity.ERROR || !finding.answer().startsWith("STC:")) {
      return;
    }
    Finding.Place place = finding.place();
    ClaimStatus status = ClaimStatus.of(finding.answer().substring("STC:".length()));
    String scope =
        place.claim().isEmpty()
            ? levels.scope(place.loop(), place.position())
            : claim(place.claim());
    List<Found> all = found.computeIfAbsent(scope, s -> new ArrayList<>());
    Found one = new Found(place.loop().startsWith("24"), place.position(), status);
    if (all.stream().noneMatch(f -> f.equals(one))) {
      all.add(one);
    }
  }

  private static String claim(String id) {
    return "claim " + Fit.text(id, 38);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** What refuses a claim; without any status if nothing does. */
  ClaimAnswer.Refused of(ReceivedClaim claim, List<String> scopes) {
    List<ClaimStatus> statuses = new ArrayList<>();
    Map<Integer, List<ClaimStatus>> lines = new TreeMap<>();
    for (String scope : scopes) {
      found.getOrDefault(scope, List.of()).forEach(f -> add(statuses, f.status()));
    }
    for (Found one : found.getOrDefault(claim(claim.id()), List.of())) {
      int line = one.line() ? line(claim, one.position()) : 0;
      add(line == 0 ? statuses : lines.computeIfAbsent(line, l -> new ArrayList<>()), one.status());
    }
    if (statuses.isEmpty() && !lines.isEmpty()) {
      statuses.add(SEE_LINES);
    }
    return new ClaimAnswer.Refused(statuses, lines);
  }

  private static void add(List<ClaimStatus> statuses, ClaimStatus status) {
    if (!statuses.contains(status)) {
      statuses.add(status);
    }
  }

  private static int line(ReceivedClaim claim, long position) {
    for (int i = 0; i < claim.lines().size(); i++) {
      ReceivedClaim.Line line = claim.lines().get(i);
      if (position >= line.from() && position <= line.to()) {
        return i + 1;
      }
    }
    return 0;
  }
}
