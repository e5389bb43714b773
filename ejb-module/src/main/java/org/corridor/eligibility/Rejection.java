package org.corridor.eligibility;

/**
 * An AAA, whole.
 *
 * @param loop where: {@code 2000A}, {@code 2100A}, {@code 2100B}, {@code 2100C}, {@code 2100D},
 *     {@code 2110C} or {@code 2110D}; {@code 999} or {@code TA1} where those were the answer
 * @param valid AAA01: whether the request was well formed ({@code Y} or {@code N})
 * @param reason AAA03
 * @param followUp AAA04
 * @param raw as it came
 */
public record Rejection(String loop, String valid, String reason, String followUp, String raw) {

  /** What to do about it. */
  public Verdict verdict() {
    return Verdict.of(reason, followUp);
  }
}
