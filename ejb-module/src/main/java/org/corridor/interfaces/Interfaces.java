package org.corridor.interfaces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFolder;
import org.corridor.declared.Problem;
import org.corridor.delivery.Destination;

/** All interfaces, as they were read at one time. Immutable. */
public final class Interfaces {

  /** None is declared. */
  public static final Interfaces NONE = new Interfaces(List.of());

  private final Map<String, Interface> byName = new LinkedHashMap<>();
  private final Map<String, Destination> destinations = new LinkedHashMap<>();

  /**
   * @param all fit together: {@link Clashes} finds nothing
   */
  Interfaces(Collection<Interface> all) {
    all.stream()
        .sorted(Comparator.comparing(Interface::name))
        .forEach(
            one -> {
              byName.put(one.name(), one);
              one.destinations().forEach(each -> destinations.put(each.name(), each));
            });
  }

  /**
   * Reads one interface, or all of a folder.
   *
   * @throws BrokenFiles when any of them cannot be used, or they do not fit together
   */
  public static Interfaces load(
      Path fileOrFolder, InterfaceReader reader, Surroundings surroundings) {
    List<Interface> all = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : DeclaredFolder.files(fileOrFolder)) {
      try {
        all.add(reader.read(file));
      } catch (BrokenFiles broken) {
        problems.addAll(broken.problems());
      }
    }
    // What a broken file would declare is not known: only a whole folder is looked at as a whole.
    if (problems.isEmpty()) {
      problems.addAll(Clashes.in(all, surroundings));
    }
    if (!problems.isEmpty()) {
      throw new BrokenFiles(problems);
    }
    return new Interfaces(all);
  }

  /** The one of that name. */
  public Optional<Interface> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All of them, by name. */
  public Collection<Interface> all() {
    return List.copyOf(byName.values());
  }

  /** All exports, by name. */
  public List<Export> exports() {
    return byName.values().stream()
        .flatMap(one -> one.exports().stream())
        .sorted(Comparator.comparing(Export::name))
        .toList();
  }

  /** All destinations, by name. */
  public Map<String, Destination> destinations() {
    return Map.copyOf(destinations);
  }
}
