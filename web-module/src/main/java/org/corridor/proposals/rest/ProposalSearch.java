package org.corridor.proposals.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.proposals.ProposalFilter;
import org.corridor.proposals.ProposalQuery;
import org.corridor.rest.Refused;

/**
 * Reads a search from query parameters. One that is not known is an error: a typing mistake must
 * not search for everything.
 */
final class ProposalSearch {

  static final int USUAL_LIMIT = 50;
  private static final Set<String> PAGING = Set.of("limit", "cursor");

  private ProposalSearch() {}

  /** A page, and one more to know whether there is another. */
  static ProposalQuery query(MultivaluedMap<String, String> parameters) {
    return new ProposalQuery(filters(parameters), cursor(parameters), limit(parameters) + 1);
  }

  private static Map<ProposalFilter, String> filters(MultivaluedMap<String, String> parameters) {
    Map<ProposalFilter, String> filters = new EnumMap<>(ProposalFilter.class);
    parameters.forEach(
        (name, values) -> {
          if (!PAGING.contains(name)) {
            ProposalFilter filter =
                ProposalFilter.of(name)
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
      if (limit >= 1 && limit < ProposalQuery.MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new BadFilter("limit", "is not a number");
    }
    throw new BadFilter("limit", "is not between 1 and " + (ProposalQuery.MOST - 1));
  }

  private static Optional<UUID> cursor(MultivaluedMap<String, String> parameters) {
    List<String> values = parameters.getOrDefault("cursor", List.of());
    try {
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of(UUID.fromString(only("cursor", values)));
    } catch (IllegalArgumentException e) {
      throw new BadFilter("cursor", "is not what an earlier page named as next");
    }
  }

  /** A proposal's id in a path. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refused.absent("proposal");
    }
  }

  private static String only(String name, List<String> values) {
    if (values.size() != 1 || values.get(0).isEmpty()) {
      throw new BadFilter(name, "has to have one value");
    }
    return values.get(0);
  }
}
