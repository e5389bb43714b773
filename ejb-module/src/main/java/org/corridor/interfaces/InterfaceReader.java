package org.corridor.interfaces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFile;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.Destination;
import org.corridor.delivery.Order;
import org.corridor.routing.Condition;
import org.corridor.routing.Route;
import org.corridor.routing.Tables;

/** Reads the file of one interface and says everything that is wrong with it. */
public final class InterfaceReader {

  // Part of URLs, metrics and file names.
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final DestinationReader destinations;

  /**
   * @param transports the ways out
   */
  public InterfaceReader(TransportReader transports) {
    this.destinations = new DestinationReader(transports);
  }

  /**
   * Reads an interface.
   *
   * @throws BrokenFiles when it cannot be used as it is
   */
  public Interface read(Path file) {
    return DeclaredFile.read(file, root -> read(file, root));
  }

  private Interface read(Path file, Section root) {
    String name = name(root, stem(file));
    Optional<WayIn> from = root.section("from").flatMap(section -> WayInReader.read(section, name));
    Interface.Handling handling =
        handling(root, from.filter(WayIn.Repository.class::isInstance).isPresent());
    List<Route> routes = routes(root);
    AlertRules alerts = root.section("alerts").map(AlertRules::read).orElse(AlertRules.NONE);
    LoopRules loops = root.section("loops").map(LoopRules::read).orElse(LoopRules.NONE);
    // Last, when everything has been read that the version is a digest of.
    DeclaredFile declared = root.file();
    List<Destination> ownDestinations =
        root.section("destinations")
            .map(section -> destinations.all(section, declared.version()))
            .orElse(List.of());
    List<Export> exports =
        root.section("exports")
            .map(section -> new ExportReader(name, declared.version()).all(section))
            .orElse(List.of());
    root.end();
    return new Interface(
        name,
        new Interface.Source(
            file, declared.files(), declared.version(), declared.source(), declared.lines()),
        from,
        handling,
        routes,
        ownDestinations,
        alerts,
        loops,
        exports);
  }

  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static String name(Section root, String stem) {
    Optional<String> name = root.text("interface");
    if (name.isEmpty()) {
      root.problem("interface", "is missing; it is the file's name: interface: " + stem);
    } else if (!name.get().equals(stem)) {
      root.problem("interface", "must be the file's name, " + stem);
    } else if (!isName(stem)) {
      root.problem("interface", "a name has small letters, digits and dashes, at most 63");
    }
    return name.orElse(stem);
  }

  private static Interface.Handling handling(Section root, boolean ofRepository) {
    Optional<Condition> accept = Route.condition(root, "accept");
    Optional<Interface.Store> store = Values.choice(root, "repository", Interface.Store.class);
    if (ofRepository && store.filter(Interface.Store.STORE::equals).isPresent()) {
      root.problem("repository", "what comes from the repository is not stored there again");
    }
    return new Interface.Handling(
        root.text("profile"),
        accept,
        root.text("accept").orElse(""),
        !ofRepository && store.orElse(Interface.Store.STORE) == Interface.Store.STORE,
        Values.choice(root, "acknowledge", Interface.Acknowledge.class)
            .orElse(Interface.Acknowledge.RECEIVED),
        Values.choice(root, "order", Order.class).orElse(Order.PATIENT));
  }

  private static List<Route> routes(Section root) {
    Tables tables = new Tables();
    List<Route> routes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : root.sections("routes", "")) {
      Route route = Route.read(section, tables);
      if (!names.add(route.name())) {
        section.problem("name", "there is another route " + route.name());
      }
      routes.add(route);
    }
    return routes;
  }
}
