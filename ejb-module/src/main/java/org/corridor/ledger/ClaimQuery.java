package org.corridor.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;

/**
 * A search for claims, the newest first.
 *
 * @param filters all of them hold
 * @param before only claims before this one: the last of the page before
 * @param limit at most so many
 */
public record ClaimQuery(Map<ClaimFilter, String> filters, Optional<UUID> before, int limit) {
  /** The longest page. */
  public static final int MOST = 10_000;

  /**
   * Checks the search.
   *
   * @throws BadFilter when a value cannot be understood
   */
  public ClaimQuery {
    EnumMap<ClaimFilter, String> copy = new EnumMap<>(ClaimFilter.class);
    copy.putAll(filters);
    filters = Collections.unmodifiableMap(copy);
    if (limit < 1 || limit > MOST) {
      throw new BadFilter("limit", "is not between 1 and " + MOST);
    }
    filters.forEach((filter, value) -> filter.value(value));
  }

  String where() {
    List<String> conditions = new ArrayList<>();
    filters.keySet().forEach(filter -> conditions.add(filter.sql()));
    before.ifPresent(id -> conditions.add("c.id < ?"));
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  Object[] values() {
    List<Object> values = new ArrayList<>();
    filters.forEach((filter, text) -> values.add(filter.value(text)));
    before.ifPresent(values::add);
    return values.toArray();
  }
}
