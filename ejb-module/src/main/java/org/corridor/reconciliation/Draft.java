package org.corridor.reconciliation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a message says about one resource.
 *
 * @param resource with its logical id; what is not stored yet is handed to the repository itself,
 *     so that a draft serves for one decision
 * @param reference to it, as {@code Patient/…}
 * @param time when the event happened that the message tells of
 * @param weight how much the sender's word counts here
 * @param cleared the elements that the sender deleted with {@code ""}, as {@code maritalStatus},
 *     {@code hospitalization.dischargeDisposition} or, for some items of a list only, {@code
 *     telecom{use=home}}
 * @param rule what the family adds to the element-wise merge
 * @param keeper the resource, as {@code Patient/…}, that remembers when this one was confirmed
 *     unchanged; empty when it remembers that itself, at the cost of a version each time
 */
public record Draft(
    Resource resource,
    String reference,
    Instant time,
    Weight weight,
    Set<String> cleared,
    Rule rule,
    String keeper) {

  public Draft {
    cleared = Set.copyOf(cleared);
  }

  public static Draft asserted(Resource resource, Instant time, Set<String> cleared) {
    return stated(resource, time, Weight.ASSERT, cleared, Rule.NONE);
  }

  public static Draft mentioned(Resource resource, Instant time) {
    return stated(resource, time, Weight.MENTION, Set.of(), Rule.NONE);
  }

  /** A draft that remembers itself when it was confirmed. */
  public static Draft stated(
      Resource resource, Instant time, Weight weight, Set<String> cleared, Rule rule) {
    return new Draft(resource, named(resource), time, weight, cleared, rule, "");
  }

  private static String named(Resource resource) {
    return resource.fhirType() + '/' + resource.getIdPart();
  }

  public Draft with(Rule settling) {
    return new Draft(resource, reference, time, weight, cleared, settling, keeper);
  }

  /** As this, with more that the sender deleted. */
  public Draft clearing(Set<String> more) {
    Set<String> all = new HashSet<>(cleared);
    all.addAll(more);
    return new Draft(resource, reference, time, weight, all, rule, keeper);
  }

  /** As this, with somebody else to remember confirmations, if there is somebody. */
  public Draft keptBy(Reference other) {
    return keptBy(other.hasReference() ? other.getReference() : "");
  }

  Draft keptBy(String other) {
    return new Draft(resource, reference, time, weight, cleared, rule, other);
  }

  Draft about(Resource other, Weight lighter) {
    return new Draft(other, named(other), time, lighter, cleared, rule, keeper);
  }
}
