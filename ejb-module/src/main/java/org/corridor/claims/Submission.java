package org.corridor.claims;

import java.util.Optional;
import org.corridor.guides.Loop;

/**
 * A claim as an 837 has it, with the levels it lies under.
 *
 * @param billing loop 2000A without the levels in it
 * @param subscriber loop 2000B without claims and patients
 * @param patient loop 2000C without claims; empty if the subscriber is the patient
 * @param claim loop 2300
 */
public record Submission(
    ClaimKind kind, Part billing, Part subscriber, Optional<Part> patient, Part claim) {

  /** A claim that was read: its loop 2300, of which the outer ones are known. */
  public static Submission of(ClaimKind kind, Loop claim) {
    Part billing = level(claim, "2000A");
    Part subscriber = level(claim, "2000B");
    Optional<Part> patient = claim.outer("2000C").map(Submission::level);
    return new Submission(kind, billing, subscriber, patient, Part.of(claim));
  }

  private static Part level(Loop claim, String id) {
    return claim.outer(id).map(Submission::level).orElseGet(() -> new Part(id));
  }

  private static Part level(Loop loop) {
    Part part = Part.of(loop);
    part.takeParts(inner -> inner.id().startsWith("2000") || inner.id().equals("2300"));
    return part;
  }

  /** CLM01. */
  public String number() {
    return claim.text("CLM", 1);
  }

  /** NM109 of the payer that it goes to. */
  public String payer() {
    return subscriber.part("2010BB").map(p -> p.text("NM1", 9)).orElse("");
  }

  /** NM109 of the billing provider. */
  public String provider() {
    return billing.part("2010AA").map(p -> p.text("NM1", 9)).orElse("");
  }

  /** Its claim and levels without what a patient's data are. */
  @Override
  public String toString() {
    return "submission of " + kind.guide();
  }
}
