package org.corridor.loops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;

/**
 * A search for loops, the newest first.
 *
 * @param filters all of them hold
 * @param before only loops before this one: the last of the page before
 * @param limit at most so many
 */
public record LoopQuery(Map<LoopFilter, String> filters, Optional<UUID> before, int limit) {

  /** The longest page. */
  public static final int MOST = 500;

  /**
   * Checks the search.
   *
   * @throws BadFilter when a value cannot be understood
   */
  public LoopQuery {
    EnumMap<LoopFilter, String> copy = new EnumMap<>(LoopFilter.class);
    copy.putAll(filters);
    filters = Collections.unmodifiableMap(copy);
    if (limit < 1 || limit > MOST) {
      throw new BadFilter("limit", "is not between 1 and " + MOST);
    }
    filters.forEach((filter, value) -> filter.condition(value));
  }

  LoopFilter.Condition condition() {
    List<String> sql = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filters.forEach(
        (filter, value) -> {
          LoopFilter.Condition condition = filter.condition(value);
          sql.add(condition.sql());
          values.addAll(condition.values());
        });
    before.ifPresent(
        id -> {
          sql.add("l.id < ?");
          values.add(id);
        });
    String where = sql.isEmpty() ? "" : " WHERE " + String.join(" AND ", sql);
    return new LoopFilter.Condition(where, values);
  }
}
