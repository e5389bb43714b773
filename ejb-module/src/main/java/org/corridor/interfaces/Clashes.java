package org.corridor.interfaces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.corridor.couriers.FileTransport;
import org.corridor.declared.Problem;
import org.corridor.delivery.Destination;
import org.corridor.mllp.MllpSettings;
import org.corridor.routing.Route;

/** Finds what does not fit together in several files. Of two that clash the later is to blame. */
final class Clashes {

  private final Surroundings surroundings;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Interface> names = new HashMap<>();
  private final Map<String, Interface> destinations = new HashMap<>();
  private final Map<String, Interface> exports = new HashMap<>();
  private final Map<Integer, List<MllpSettings>> ports = new HashMap<>();
  private final Map<String, Interface> folders = new HashMap<>();

  private Clashes(Surroundings surroundings) {
    this.surroundings = surroundings;
    surroundings.listeners().forEach(this::claim);
  }

  static List<Problem> in(List<Interface> all, Surroundings surroundings) {
    Clashes clashes = new Clashes(surroundings);
    all.forEach(clashes::declared);
    all.forEach(clashes::routed);
    all.forEach(clashes::told);
    all.forEach(clashes::exported);
    return clashes.problems;
  }

  private void declared(Interface one) {
    if (names.putIfAbsent(one.name(), one) != null) {
      wrong(one, "interface", "there is another file of this interface");
    }
    for (Destination destination : one.destinations()) {
      Interface other = destinations.putIfAbsent(destination.name(), one);
      if (other != null) {
        wrong(
            one,
            "destinations." + destination.name(),
            other.source().file().getFileName() + " declares a destination of this name");
      }
    }
    listener(one);
  }

  private void listener(Interface one) {
    boolean set =
        surroundings.listeners().stream().anyMatch(other -> other.name().equals(one.name()));
    if (one.from().isEmpty() && surroundings.known() && !set) {
      wrong(one, "from", "is missing, and no setting declares a listener " + one.name());
    }
    if (one.from().isPresent() && set) {
      wrong(one, "from", "settings declare a listener of this name already");
    }
    one.from()
        .filter(way -> way instanceof WayIn.Files || way instanceof WayIn.Sftp)
        .ifPresent(way -> files(one, way));
    if (one.from().orElse(null) instanceof WayIn.Mllp mllp) {
      ports.getOrDefault(mllp.settings().port(), List.of()).stream()
          .filter(other -> meet(other.host(), mllp.settings().host()))
          .findFirst()
          .ifPresent(
              other ->
                  wrong(one, "from.mllp.port", "the interface " + other.name() + " listens there"));
      claim(mllp.settings());
    }
  }

  private void files(Interface one, WayIn way) {
    Interface other = folders.putIfAbsent(way.kind() + " " + way.place(), one);
    if (other != null) {
      wrong(
          one,
          "from." + way.kind() + ".folder",
          "the interface " + other.name() + " takes the same files");
    }
  }

  private void claim(MllpSettings settings) {
    if (settings.port() > 0) {
      ports.computeIfAbsent(settings.port(), port -> new ArrayList<>()).add(settings);
    }
  }

  private static boolean meet(String host, String other) {
    return host.equals(other) || isEvery(host) || isEvery(other);
  }

  private static boolean isEvery(String host) {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  private void routed(Interface one) {
    int number = 0;
    for (Route route : one.routes()) {
      number++;
      for (String name : route.to()) {
        if (!destinations.containsKey(name)) {
          wrong(
              one,
              "routes[" + number + "].to",
              destinations.isEmpty()
                  ? "there is no destination " + name
                  : "there is no destination %s; there are %s"
                      .formatted(name, String.join(", ", new TreeSet<>(destinations.keySet()))));
        }
      }
    }
  }

  private void told(Interface one) {
    for (String name : one.alerts().tell()) {
      Optional<Destination> destination =
          Optional.ofNullable(destinations.get(name)).stream()
              .flatMap(declares -> declares.destinations().stream())
              .filter(each -> each.name().equals(name))
              .findFirst();
      if (destination.isEmpty()) {
        wrong(one, "alerts.notify", "there is no destination " + name);
      }
      destination
          .map(each -> each.transport().kind())
          .filter(kind -> kind.equals("mllp") || kind.equals("fhir"))
          .ifPresent(
              kind -> wrong(one, "alerts.notify", name + " takes no text, it is of " + kind));
    }
  }

  private void exported(Interface one) {
    for (Export export : one.exports()) {
      String key = "exports." + export.name();
      Interface other = exports.putIfAbsent(export.name(), one);
      if (other != null) {
        wrong(one, key, other.source().file().getFileName() + " declares an export of this name");
      }
      if (!takesFiles(export.to())) {
        wrong(one, key + ".to", "there is no destination " + export.to() + " of files or sftp");
      }
      if (export.what() instanceof Export.Messages messages) {
        messages.interfaces().stream()
            .filter(name -> !isInterface(name))
            .forEach(name -> wrong(one, key + ".interfaces", "there is no interface " + name));
      }
    }
  }

  private boolean takesFiles(String name) {
    Interface one = destinations.get(name);
    return one != null
        && one.destinations().stream()
            .filter(destination -> destination.name().equals(name))
            .anyMatch(destination -> destination.transport() instanceof FileTransport);
  }

  private boolean isInterface(String name) {
    return names.containsKey(name)
        || !surroundings.known()
        || surroundings.listeners().stream().anyMatch(other -> other.name().equals(name));
  }

  private void wrong(Interface one, String key, String text) {
    problems.add(new Problem(one.source().file(), one.source().line(key), key, text));
  }
}
