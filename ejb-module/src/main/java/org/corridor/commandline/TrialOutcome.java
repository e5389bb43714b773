package org.corridor.commandline;

import java.util.List;
import java.util.Optional;
import org.corridor.interfaces.Interface;
import org.corridor.routing.Router;
import org.corridor.shared.Finding;

/**
 * What an interface would do with a message.
 *
 * @param one the interface
 * @param message its type and control id; empty when it cannot be read
 * @param accepted whether the interface takes it
 * @param resources how many the repository would get; empty when it would get none
 * @param legs what each route makes of it
 * @param changes what each change did
 * @param findings what was noticed
 * @param failure why it would wait for an analyst; empty when it would not
 */
record TrialOutcome(
    Interface one,
    String message,
    boolean accepted,
    Optional<Integer> resources,
    List<Router.Leg> legs,
    List<Made> changes,
    List<Finding> findings,
    String failure) {

  /** One change of one route, and the fields that are not what they were. */
  record Made(String route, String change, List<Field> fields) {}

  /** A field before and after; empty when it was or is not there. */
  record Field(String place, String before, String after) {}

  List<Made> changes(String route) {
    return changes.stream().filter(made -> made.route().equals(route)).toList();
  }
}
