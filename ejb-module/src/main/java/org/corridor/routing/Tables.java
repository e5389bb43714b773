package org.corridor.routing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.declared.Section;

/** The lookup tables that one declared file names: {@code tables/NAME.csv} beside it. */
public final class Tables {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private final Map<String, LookupTable> known = new HashMap<>();

  /** The table that {@code key} of {@code section} names; empty when it is none, which is noted. */
  Optional<LookupTable> find(Section section, String key, String name) {
    if (!NAME.matcher(name).matches()) {
      section.problem(key, "not a name of a table: " + name);
      return Optional.empty();
    }
    return Optional.of(
        known.computeIfAbsent(
            name,
            absent -> {
              Path folder = section.file().file().resolveSibling("tables");
              return LookupTable.read(section, key, folder.resolve(name + ".csv"), name);
            }));
  }
}
