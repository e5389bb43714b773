package org.corridor.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.delivery.Consignment;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.routing.Incoming;
import org.corridor.routing.Router;
import org.corridor.shared.Finding;
import org.corridor.shared.Stop;
import org.corridor.translation.Translation;

/** What an interface says about its messages. */
final class Routing {

  /** The code of the finding that names the interface. */
  static final String INTERFACE = "interface";

  private final Supplier<Interfaces> interfaces;
  private final Router router;

  /**
   * @param interfaces as they are now
   */
  Routing(Supplier<Interfaces> interfaces, Router router) {
    this.interfaces = interfaces;
    this.router = router;
  }

  /** The interface that a message came through; empty when only settings declare it. */
  Optional<Interface> of(Arrival arrival) {
    return interfaces.get().named(arrival.interfaceName());
  }

  /** Why {@code message} is not meant; empty when it is. */
  static Optional<Work> filtered(Interface one, Arrival arrival, V2Message message) {
    return one.handling()
        .accept()
        .filter(accept -> !accept.holds(message))
        .map(accept -> notAccepted(one, arrival));
  }

  /** The same of one that is no HL7 v2 message: a condition on places in it does not hold. */
  static Optional<Work> filtered(Interface one, Arrival arrival) {
    return one.handling().accept().map(accept -> notAccepted(one, arrival));
  }

  private static Work notAccepted(Interface one, Arrival arrival) {
    return decided(one, arrival, "not accepted: " + one.handling().acceptText(), List.of());
  }

  /** A message that was translated, and where it goes. */
  Work stored(
      Interface one,
      Arrival arrival,
      Incoming incoming,
      Translation translation,
      List<Finding> noticed) {
    List<Router.Leg> legs = router.route(one.routes(), incoming, Router.Watcher.NOBODY);
    return Work.translated(
        arrival, translation, findings(one, noticed, legs), consignments(one, legs, incoming));
  }

  /** A message that is only passed on. */
  Work passed(Interface one, Arrival arrival, Incoming incoming) {
    List<Router.Leg> legs = router.route(one.routes(), incoming, Router.Watcher.NOBODY);
    List<Finding> findings = findings(one, List.of(), legs);
    List<Consignment> consignments = consignments(one, legs, incoming);
    return consignments.isEmpty()
        ? decided(one, arrival, "no route takes it", findings)
        : Work.passed(
            arrival, new Fate.Processed(List.of(), findings), Stop.TRANSLATE, consignments);
  }

  private static Work decided(
      Interface one, Arrival arrival, String reason, List<Finding> findings) {
    List<Finding> all = findings.isEmpty() ? List.of(stamp(one)) : findings;
    return Work.decided(arrival, new Fate.Filtered(reason, all), Stop.TRANSLATE);
  }

  private static List<Consignment> consignments(
      Interface one, List<Router.Leg> legs, Incoming incoming) {
    return Router.consignments(legs, incoming, one.version());
  }

  private static List<Finding> findings(
      Interface one, List<Finding> noticed, List<Router.Leg> legs) {
    List<Finding> all = new ArrayList<>(noticed);
    legs.forEach(leg -> all.addAll(leg.findings()));
    all.add(stamp(one));
    return all;
  }

  /** Which state of the interface's files a message was processed by. */
  static Finding stamp(Interface one) {
    return Finding.information(
        "",
        INTERFACE,
        "Came through the interface " + one.name() + ", version " + one.version() + ".");
  }
}
