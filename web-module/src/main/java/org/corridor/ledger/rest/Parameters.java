package org.corridor.ledger.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.rest.Refused;

/**
 * Query parameters. One that is not known is an error: a typing mistake must not search for
 * everything.
 */
final class Parameters {
  static final int USUAL_LIMIT = 50;

  private final MultivaluedMap<String, String> all;

  /**
   * Takes them.
   *
   * @throws BadFilter where there is one that is not known
   */
  Parameters(UriInfo uri, Set<String> known) {
    this(uri.getQueryParameters(), known);
  }

  Parameters(MultivaluedMap<String, String> all, Set<String> known) {
    this.all = all;
    for (String name : all.keySet()) {
      if (!known.contains(name)) {
        throw new BadFilter(name, "is not a known parameter");
      }
    }
  }

  Optional<String> text(String name) {
    List<String> values = all.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() != 1 || values.get(0).isEmpty()) {
      throw new BadFilter(name, "has to have one value");
    }
    return Optional.of(values.get(0));
  }

  Optional<LocalDate> day(String name) {
    try {
      return text(name).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new BadFilter(name, "is not a day such as 2026-06-30");
    }
  }

  Optional<Integer> number(String name) {
    try {
      return text(name).map(Integer::valueOf);
    } catch (NumberFormatException e) {
      throw new BadFilter(name, "is not a number");
    }
  }

  boolean flag(String name) {
    String value = text(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new BadFilter(name, "is neither true nor false");
    }
    return value.equals("true");
  }

  int limit(int most) {
    int limit = number("limit").orElse(USUAL_LIMIT);
    if (limit < 1 || limit > most) {
      throw new BadFilter("limit", "is not between 1 and " + most);
    }
    return limit;
  }

  Optional<UUID> cursor() {
    try {
      return text("cursor").map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw new BadFilter("cursor", "is not what an earlier page named as next");
    }
  }

  /** An id in a path. */
  static UUID id(String text, String what) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refused.absent(what);
    }
  }
}
