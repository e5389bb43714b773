package org.corridor.interfaces;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.delivery.Destination;
import org.corridor.delivery.Order;
import org.corridor.routing.Condition;
import org.corridor.routing.Route;

/**
 * One declared interface.
 *
 * @param name the only one in the hub; equals the file's name
 * @param source where it is declared
 * @param from where messages come from; empty: the listener that settings declare under this name
 * @param handling what becomes of them
 * @param routes where they go
 * @param destinations that this file declares, for routes of any file
 * @param alerts when somebody should look
 * @param loops what has to come back, and by when
 * @param exports files that are written by the clock
 */
public record Interface(
    String name,
    Source source,
    Optional<WayIn> from,
    Handling handling,
    List<Route> routes,
    List<Destination> destinations,
    AlertRules alerts,
    LoopRules loops,
    List<Export> exports) {

  /**
   * Where an interface is declared.
   *
   * @param files the file and the tables that it names
   * @param version a digest of all of them
   * @param text of the file
   * @param lines of its keys
   */
  public record Source(
      Path file, List<Path> files, String version, String text, Map<String, Integer> lines) {

    int line(String key) {
      return lines.getOrDefault(key, 1);
    }
  }

  /**
   * What becomes of messages.
   *
   * @param profile of the senders, by its name; empty: the one that matches
   * @param accept which are meant; the others are filtered
   * @param acceptText the same as it is declared
   * @param stores whether they are translated and stored in the repository
   * @param acknowledge when senders are answered
   * @param order which messages wait for each other
   */
  public record Handling(
      Optional<String> profile,
      Optional<Condition> accept,
      String acceptText,
      boolean stores,
      Acknowledge acknowledge,
      Order order) {}

  /** When a sender that wants one answer gets it. */
  public enum Acknowledge {
    /** When the message is safe with the hub. */
    RECEIVED,
    /** When it has been processed. */
    PROCESSED
  }

  /** Whether it is stored in the repository. */
  enum Store {
    STORE,
    NONE
  }

  /** The version of its files. */
  public String version() {
    return source.version();
  }

  /** This copy as the interface of the file {@code original}. */
  Interface keptFor(Path original) {
    Source same =
        new Source(original, source.files(), source.version(), source.text(), source.lines());
    return new Interface(name, same, from, handling, routes, destinations, alerts, loops, exports);
  }
}
