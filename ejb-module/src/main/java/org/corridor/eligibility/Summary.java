package org.corridor.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer means, in few words: the same for people and for programs. Where a payer says
 * several things of one kind, the first is here and all are in the {@link Benefit}s.
 *
 * @param active empty where the payer does not say
 * @param coverageServiceTypes service types with active coverage
 * @param deductible by {@code individual}, {@code family} or {@code unspecified}, then by network
 *     ({@code in}, {@code out}, {@code any}, {@code unspecified}), with {@code Remaining} behind it
 *     for what is left, and with the service type and a slash before it where it is not for general
 *     benefits
 * @param outOfPocket likewise
 * @param copay by service type, with {@code /out} behind it outside the network
 * @param coinsuranceMember the member's share as a fraction, by service type and network
 * @param notCovered service types
 * @param limits as the EBs came that say them
 * @param authorizationRequired service types or procedures
 */
public record Summary(
    Optional<Boolean> active,
    String plan,
    Optional<LocalDate> planBegin,
    Optional<LocalDate> planEnd,
    List<String> coverageServiceTypes,
    Map<String, Map<String, String>> deductible,
    Map<String, Map<String, String>> outOfPocket,
    Map<String, String> copay,
    Map<String, String> coinsuranceMember,
    List<String> notCovered,
    List<String> limits,
    List<String> authorizationRequired) {

  /** Of an answer. */
  public static Summary of(Answer answer) {
    return new Summarizing(answer).summary();
  }

  /** An amount as everybody writes it: 2550 cents are {@code 25.50}. */
  public static String money(long cents) {
    long whole = Math.abs(cents);
    return "%s%d.%02d".formatted(cents < 0 ? "-" : "", whole / 100, whole % 100);
  }
}
