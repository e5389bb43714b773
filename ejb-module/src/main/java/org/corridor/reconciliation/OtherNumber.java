package org.corridor.reconciliation;

import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;

/**
 * What a message states may be known by another of its numbers so far: an order by the filler's
 * number alone, an allergy by another code under its unique number.
 *
 * @param reference what the message states
 * @param other where it lies if it is known by the other number alone; empty when it may lie
 *     anywhere
 * @param number the other number
 * @param unites whether the message knows that both are the same thing; else it speaks of whatever
 *     has that number
 * @param sameCode whether two codes make two things
 */
public record OtherNumber(
    String reference, Optional<String> other, Identifier number, boolean unites, boolean sameCode) {

  /** The id of a report is in those of its results: the message is said again of another one. */
  boolean isReport() {
    return reference.startsWith("DiagnosticReport/");
  }
}
