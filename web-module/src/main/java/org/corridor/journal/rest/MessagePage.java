package org.corridor.journal.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.MessageSummary;

/**
 * A page of messages.
 *
 * @param messages newest first
 * @param next the {@code cursor} of the page that follows; absent on the last page
 */
public record MessagePage(List<MessageView> messages, Optional<UUID> next) {

  /** Makes a page of at most {@code limit} from the messages found when asking for one more. */
  static MessagePage of(List<MessageSummary> found, int limit) {
    List<MessageView> page = found.stream().limit(limit).map(MessageView::of).toList();
    return new MessagePage(
        page,
        found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
  }
}
