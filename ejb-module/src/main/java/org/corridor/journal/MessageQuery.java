package org.corridor.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.shared.MessageId;

/**
 * A search for messages, newest first.
 *
 * @param filters all of them hold
 * @param before only messages older than this one: the last of the page before
 * @param limit at most so many
 */
public record MessageQuery(
    Map<MessageFilter, String> filters, Optional<MessageId> before, int limit) {

  /** The longest page. */
  public static final int MOST = 500;

  /**
   * Checks the search.
   *
   * @throws BadFilter when a value cannot be understood
   */
  public MessageQuery {
    EnumMap<MessageFilter, String> copy = new EnumMap<>(MessageFilter.class);
    copy.putAll(filters);
    filters = Collections.unmodifiableMap(copy);
    if (limit < 1 || limit > MOST) {
      throw new BadFilter("limit", "is not between 1 and " + MOST);
    }
    filters.forEach((filter, value) -> filter.condition(value));
  }

  MessageFilter.Condition condition() {
    List<String> sql = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filters.forEach(
        (filter, value) -> {
          MessageFilter.Condition condition = filter.condition(value);
          sql.add(condition.sql());
          values.addAll(condition.values());
        });
    before.ifPresent(
        id -> {
          sql.add("m.id < ?");
          values.add(id.value());
        });
    String where = sql.isEmpty() ? "" : " WHERE " + String.join(" AND ", sql);
    return new MessageFilter.Condition(where, values);
  }
}
