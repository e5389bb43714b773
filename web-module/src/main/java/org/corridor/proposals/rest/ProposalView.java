package org.corridor.proposals.rest;

import java.time.Instant;
import java.util.UUID;
import org.corridor.proposals.Proposal;
import org.corridor.proposals.ProposalState;

/** A proposal in a list. */
public record ProposalView(
    UUID id,
    UUID message,
    String source,
    String interfaceName,
    String kind,
    String patient,
    String patientNumber,
    String target,
    boolean creates,
    Instant saidAt,
    Instant createdAt,
    ProposalState state,
    Instant stateAt,
    String who,
    String reason,
    long messages) {

  /** The proposal as the API shows it. */
  static ProposalView of(Proposal proposal) {
    return new ProposalView(
        proposal.id(),
        proposal.message().value(),
        proposal.source(),
        proposal.interfaceName(),
        proposal.kind(),
        proposal.patient(),
        proposal.patientNumber(),
        proposal.target(),
        proposal.creates(),
        proposal.saidAt(),
        proposal.createdAt(),
        proposal.state(),
        proposal.stateAt(),
        proposal.who(),
        proposal.reason(),
        proposal.messages());
  }
}
