package org.corridor.journal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A search for what senders leave over, ordered by sender and place.
 *
 * @param kind what of it
 * @param filters {@link MessageFilter#INTERFACE} and {@link MessageFilter#SENDER} at the most
 * @param after only what follows this one: the last of the page before
 * @param limit at most so many
 */
public record LeftoverQuery(
    Kind kind, Map<MessageFilter, String> filters, Optional<UUID> after, int limit) {

  /** The two kinds of leftovers. */
  public enum Kind {
    /** Places with a value that nothing reads. */
    RESIDUE("m.code_table = ''"),
    /** Codes that no table lists. */
    UNMAPPED_CODES("m.code_table <> ''");

    private final String condition;

    Kind(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }
  }

  /**
   * Checks the filters.
   *
   * @throws BadFilter when a filter means nothing here
   */
  public LeftoverQuery {
    for (MessageFilter filter : filters.keySet()) {
      if (filter != MessageFilter.INTERFACE && filter != MessageFilter.SENDER) {
        throw new BadFilter(filter.parameter(), "is not a known parameter");
      }
    }
  }
}
