package org.corridor.exchange;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;

/**
 * A search for interchanges, the newest first.
 *
 * @param filters all of them hold
 * @param before only interchanges before this one: the last of the page before
 * @param limit at most so many
 */
public record InterchangeQuery(
    Map<InterchangeFilter, String> filters, Optional<UUID> before, int limit) {

  /** The longest page. */
  public static final int MOST = 500;

  /**
   * Checks the search.
   *
   * @throws BadFilter when a value cannot be understood
   */
  public InterchangeQuery {
    EnumMap<InterchangeFilter, String> copy = new EnumMap<>(InterchangeFilter.class);
    copy.putAll(filters);
    filters = Collections.unmodifiableMap(copy);
    if (limit < 1 || limit > MOST) {
      throw new BadFilter("limit", "is not between 1 and " + MOST);
    }
    filters.forEach((filter, value) -> filter.condition(value));
  }
}
