package org.corridor.profiles;

import java.util.List;
import java.util.Set;
import org.corridor.declared.Section;

/**
 * Which senders a profile is for. An empty set means any.
 *
 * @param line where that is said
 * @param interfaces names of interfaces
 * @param applications values of MSH-3.1
 * @param facilities values of MSH-4.1
 */
record Match(int line, Set<String> interfaces, Set<String> applications, Set<String> facilities) {

  static Match read(Section profile) {
    Match match =
        profile
            .section("match")
            .map(
                section -> {
                  Match found =
                      new Match(
                          profile.line("match"),
                          Set.copyOf(section.texts("interface")),
                          Set.copyOf(section.texts("application")),
                          Set.copyOf(section.texts("facility")));
                  section.end();
                  return found;
                })
            .orElse(new Match(1, Set.of(), Set.of(), Set.of()));
    if (match.weight() == 0) {
      profile.problem(
          "match", "says no interface, application (MSH-3) or facility (MSH-4) to go by");
    }
    return match;
  }

  /** Whether a sender is meant; an interface that nobody knows, as in files, may be any. */
  boolean fits(String interfaceName, String application, String facility) {
    return (interfaceName.isEmpty() || isIn(interfaces, interfaceName))
        && isIn(applications, application)
        && isIn(facilities, facility);
  }

  private static boolean isIn(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  /** The closer a profile looks, the more it counts: first the application, then the facility. */
  int weight() {
    return (applications.isEmpty() ? 0 : 4)
        + (facilities.isEmpty() ? 0 : 2)
        + (interfaces.isEmpty() ? 0 : 1);
  }

  /** Whether some sender is meant by both, and neither looks closer. */
  boolean clashes(Match other) {
    return weight() == other.weight()
        && List.of(
                meet(interfaces, other.interfaces),
                meet(applications, other.applications),
                meet(facilities, other.facilities))
            .stream()
            .allMatch(met -> met);
  }

  private static boolean meet(Set<String> one, Set<String> other) {
    return (one.isEmpty() && other.isEmpty()) || one.stream().anyMatch(other::contains);
  }
}
