package org.corridor.claims.rest;

import java.util.List;
import java.util.Optional;
import org.corridor.claims.DraftRow;

/**
 * A page of drafts.
 *
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record ClaimDraftPage(List<ClaimDraftView> drafts, Optional<String> next) {

  /** Makes a page of at most {@code limit} from the drafts found when asking for one more. */
  static ClaimDraftPage of(List<DraftRow> found, int limit) {
    List<ClaimDraftView> page = found.stream().limit(limit).map(ClaimDraftView::of).toList();
    return new ClaimDraftPage(
        page,
        found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }
}
