package org.corridor.eligibility;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What to do about a question that was not answered, the most urgent last. */
public enum Verdict {
  /** It was answered. */
  NONE,
  /** Ask again later, as it is. */
  LATER,
  /** The payer will not answer this question; asking again does not help. */
  NEVER,
  /** Correct what was asked, then ask again. */
  FIX_DATA,
  /** The provider is not enrolled with the payer, or not as it says. */
  ENROLMENT;

  private static final Set<String> OUTAGES = Set.of("42", "79", "80");
  private static final Set<String> PROVIDERS =
      Set.of("41", "43", "44", "45", "46", "47", "48", "50", "51");
  private static final Set<String> DATA =
      Set.of(
          "15", "35", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65",
          "66", "67", "68", "69", "70", "71", "72", "73", "74", "75", "76", "77", "78");

  /** By the reason (AAA03); by the follow-up action (AAA04) where the reason does not tell. */
  static Verdict of(String reason, String followUp) {
    if (OUTAGES.contains(reason)) {
      return LATER;
    }
    if (PROVIDERS.contains(reason)) {
      return ENROLMENT;
    }
    if (DATA.contains(reason)) {
      return FIX_DATA;
    }
    return switch (followUp) {
      case "P", "R", "S", "W", "X", "Y" -> LATER;
      case "N" -> NEVER;
      default -> FIX_DATA;
    };
  }

  /** The most urgent of several. */
  public static Verdict of(Collection<Rejection> rejections) {
    Optional<Verdict> worst =
        rejections.stream().map(Rejection::verdict).max(Comparator.naturalOrder());
    return worst.orElse(NONE);
  }
}
