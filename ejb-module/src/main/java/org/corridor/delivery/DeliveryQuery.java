package org.corridor.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;

/**
 * A search for deliveries, those of the newest messages first.
 *
 * @param filters all of them hold
 * @param before only deliveries before this one: the last of the page before
 * @param limit at most so many
 */
public record DeliveryQuery(Map<DeliveryFilter, String> filters, Optional<UUID> before, int limit) {

  /** The longest page. */
  public static final int MOST = 500;

  /**
   * Checks the search.
   *
   * @throws BadFilter when a value cannot be understood
   */
  public DeliveryQuery {
    EnumMap<DeliveryFilter, String> copy = new EnumMap<>(DeliveryFilter.class);
    copy.putAll(filters);
    filters = Collections.unmodifiableMap(copy);
    if (limit < 1 || limit > MOST) {
      throw new BadFilter("limit", "is not between 1 and " + MOST);
    }
    filters.forEach((filter, value) -> filter.condition(value));
  }

  /** The tables that can hold what is sought. */
  List<String> tables() {
    List<DeliveryState> states =
        Optional.ofNullable(filters.get(DeliveryFilter.STATE))
            .map(DeliveryFilter::states)
            .orElse(List.of(DeliveryState.values()));
    List<String> tables = new ArrayList<>();
    if (states.stream().anyMatch(state -> !state.isSettled())) {
      tables.add("delivery");
    }
    if (states.stream().anyMatch(DeliveryState::isSettled)) {
      tables.add("delivery_settled");
    }
    return tables;
  }

  DeliveryFilter.Condition condition() {
    List<String> sql = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filters.forEach(
        (filter, value) -> {
          DeliveryFilter.Condition condition = filter.condition(value);
          sql.add(condition.sql());
          values.addAll(condition.values());
        });
    before.ifPresent(
        id -> {
          sql.add("d.id < ?");
          values.add(id);
        });
    String where = sql.isEmpty() ? "" : " WHERE " + String.join(" AND ", sql);
    return new DeliveryFilter.Condition(where, values);
  }
}
