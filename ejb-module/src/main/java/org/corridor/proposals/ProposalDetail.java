package org.corridor.proposals;

import java.util.List;
import java.util.Optional;

/**
 * A proposal with what it says.
 *
 * @param elements those that would change
 * @param standing these elements as they were when it was made, as a FHIR resource in JSON; empty
 *     when there was no such resource
 * @param proposed these elements as the source would have them, or the whole new resource
 */
public record ProposalDetail(
    Proposal proposal, List<String> elements, Optional<String> standing, String proposed) {}
