package org.corridor.loops.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.loops.LoopFilter;
import org.corridor.loops.LoopQuery;
import org.corridor.rest.Refused;

/**
 * Reads a search from query parameters. One that is not known is an error: a typing mistake must
 * not search for everything.
 */
final class ThreadSearch {

  static final int USUAL_LIMIT = 50;
  private static final Set<String> PAGING = Set.of("limit", "cursor");

  private ThreadSearch() {}

  /** The filters. */
  static Map<LoopFilter, String> filters(MultivaluedMap<String, String> parameters) {
    Map<LoopFilter, String> filters = new EnumMap<>(LoopFilter.class);
    parameters.forEach(
        (name, values) -> {
          if (!PAGING.contains(name)) {
            LoopFilter filter =
                LoopFilter.of(name)
                    .orElseThrow(() -> new BadFilter(name, "is not a known parameter"));
            filters.put(filter, only(name, values));
          }
        });
    return filters;
  }

  /** The longest page wanted. */
  static int limit(MultivaluedMap<String, String> parameters) {
    List<String> values = parameters.getOrDefault("limit", List.of());
    if (values.isEmpty()) {
      return USUAL_LIMIT;
    }
    try {
      int limit = Integer.parseInt(only("limit", values));
      if (limit >= 1 && limit < LoopQuery.MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new BadFilter("limit", "is not a number");
    }
    throw new BadFilter("limit", "is not between 1 and " + (LoopQuery.MOST - 1));
  }

  /** Where the page begins. */
  static Optional<UUID> cursor(MultivaluedMap<String, String> parameters) {
    List<String> values = parameters.getOrDefault("cursor", List.of());
    try {
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of(UUID.fromString(only("cursor", values)));
    } catch (IllegalArgumentException e) {
      throw new BadFilter("cursor", "is not what an earlier page named as next");
    }
  }

  /** A thread's id in a path. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refused.absent("thread");
    }
  }

  private static String only(String name, List<String> values) {
    if (values.size() != 1 || values.get(0).isEmpty()) {
      throw new BadFilter(name, "has to have one value");
    }
    return values.get(0);
  }
}
