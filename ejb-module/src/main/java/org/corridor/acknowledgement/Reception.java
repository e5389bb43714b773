package org.corridor.acknowledgement;

/**
 * How what comes in is received.
 *
 * @param admission what is taken at all
 * @param claims what becomes of claims
 * @param role who answers
 * @param everyInterchange whether each interchange gets a TA1, not only one that asks (ISA14) or
 *     that is not accepted
 */
public record Reception(
    Admission admission, ClaimDesk claims, Role role, boolean everyInterchange) {

  /** Who answers claims (NM101 of 2100A in a 277CA). */
  public enum Role {
    /** A clearinghouse or another intermediary. */
    CLEARINGHOUSE("AY", "40"),
    /** A payer. */
    PAYER("PR", "PR");

    final String entity;
    final String received;

    Role(String entity, String received) {
      this.entity = entity;
      this.received = received;
    }
  }
}
