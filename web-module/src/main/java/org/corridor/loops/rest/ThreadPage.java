package org.corridor.loops.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.loops.Loop;

/**
 * A page of threads.
 *
 * @param threads the newest first
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record ThreadPage(List<ThreadView> threads, Optional<UUID> next) {

  /** Makes a page of at most {@code limit} from the threads found when asking for one more. */
  static ThreadPage of(List<Loop> found, int limit) {
    List<ThreadView> page = found.stream().limit(limit).map(ThreadView::of).toList();
    return new ThreadPage(
        page,
        found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }
}
