package org.corridor.proposals.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.proposals.Proposal;

/**
 * A page of proposals.
 *
 * @param proposals the newest first
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record ProposalPage(List<ProposalView> proposals, Optional<UUID> next) {

  /** Makes a page of at most {@code limit} from the proposals found when asking for one more. */
  static ProposalPage of(List<Proposal> found, int limit) {
    List<ProposalView> page = found.stream().limit(limit).map(ProposalView::of).toList();
    return new ProposalPage(
        page,
        found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }
}
