package org.corridor.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.corridor.journal.BadFilter;

/**
 * Reads a search from query parameters. One that is not known is an error: a typing mistake must
 * not search for everything.
 *
 * @param <F> what can be searched by
 */
public final class Search<F extends Enum<F>> {

  /** How long a page is if nobody says. */
  public static final int USUAL_LIMIT = 50;

  private final Class<F> filters;
  private final Function<String, Optional<F>> named;
  private final int most;
  private final Set<String> others;

  /**
   * @param filters what can be searched by
   * @param named the filter that a parameter's name means
   * @param most rows of a query; a page has one less, to see whether another follows
   * @param others parameters beside filters, limit and cursor that the resource reads itself
   */
  public Search(Class<F> filters, Function<String, Optional<F>> named, int most, String... others) {
    this.filters = filters;
    this.named = named;
    this.most = most;
    this.others = Set.of(others);
  }

  /** The filters. */
  public Map<F, String> filters(MultivaluedMap<String, String> parameters) {
    Map<F, String> read = new EnumMap<>(filters);
    parameters.forEach(
        (name, values) -> {
          if (!name.equals("limit") && !name.equals("cursor") && !others.contains(name)) {
            F filter =
                named
                    .apply(name)
                    .orElseThrow(() -> new BadFilter(name, "is not a known parameter"));
            read.put(filter, only(name, values));
          }
        });
    return read;
  }

  /** The longest page wanted. */
  public int limit(MultivaluedMap<String, String> parameters) {
    List<String> values = parameters.getOrDefault("limit", List.of());
    if (values.isEmpty()) {
      return USUAL_LIMIT;
    }
    try {
      int limit = Integer.parseInt(only("limit", values));
      if (limit >= 1 && limit < most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new BadFilter("limit", "is not a number");
    }
    throw new BadFilter("limit", "is not between 1 and " + (most - 1));
  }

  /** Where the page begins. */
  public static Optional<UUID> cursor(MultivaluedMap<String, String> parameters) {
    return cursor(parameters, UUID::fromString);
  }

  /**
   * Where the page begins.
   *
   * @param reader of what an earlier page named as next; throws IllegalArgumentException
   */
  public static <T> Optional<T> cursor(
      MultivaluedMap<String, String> parameters, Function<String, T> reader) {
    List<String> values = parameters.getOrDefault("cursor", List.of());
    try {
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of(reader.apply(only("cursor", values)));
    } catch (IllegalArgumentException e) {
      throw new BadFilter("cursor", "is not what an earlier page named as next");
    }
  }

  /** An id in a path; of what is said to be absent where it is none. */
  public static UUID id(String text, String of) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refused.absent(of);
    }
  }

  private static String only(String name, List<String> values) {
    if (values.size() != 1 || values.get(0).isEmpty()) {
      throw new BadFilter(name, "has to have one value");
    }
    return values.get(0);
  }
}
