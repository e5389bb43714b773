package org.corridor.processing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.bundles.BadContent;
import org.corridor.bundles.BundleChange;
import org.corridor.bundles.Submission;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.LoopRules;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.journal.Format;
import org.corridor.loops.LoopReader;
import org.corridor.reconciliation.Keepers;
import org.corridor.routing.Incoming;
import org.corridor.routing.Unroutable;
import org.corridor.shared.Finding;
import org.corridor.shared.Stop;
import org.corridor.shared.Trace;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;

/** Parses and translates a message, so that only the storing is left to do. */
final class Preparation {

  private static final Logger LOG = System.getLogger(Preparation.class.getName());

  private final List<MessageFamily> families;
  private final Senders senders;
  private final Routing routing;
  private final Function<Arrival, Keepers> keepers;

  /**
   * @param keepers who keeps which record, as the source of a message has to know it
   */
  Preparation(
      List<MessageFamily> families,
      Senders senders,
      Routing routing,
      Function<Arrival, Keepers> keepers) {
    this.families = List.copyOf(families);
    this.senders = senders;
    this.routing = routing;
    this.keepers = keepers;
  }

  Work of(Arrival arrival) {
    if (!arrival.refusals().isEmpty()) {
      return Work.decided(arrival, new Fate.Rejected(arrival.refusals()), Stop.ACCEPT);
    }
    try {
      return arrival.format() == Format.V2 ? translated(arrival) : bundle(arrival);
    } catch (Unreadable unreadable) {
      return dead(arrival, List.of(unreadable.finding()), Stop.PARSE);
    } catch (BadContent unreadable) {
      return dead(arrival, unreadable.findings(), Stop.PARSE);
    } catch (NotTranslatable refused) {
      return dead(arrival, refused.findings(), Stop.TRANSLATE);
    } catch (Unroutable failure) {
      return dead(arrival, List.of(failure.finding()), Stop.TRANSLATE);
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.ERROR, "not translated " + arrival.id() + ": " + Trace.of(unforeseen));
      String text = "internal error: " + unforeseen.getClass().getSimpleName();
      return dead(arrival, List.of(Finding.error("", "207", text)), Stop.TRANSLATE);
    }
  }

  private Work translated(Arrival arrival) {
    SenderProfile sender = senders.of(arrival);
    V2Message message = V2Message.parse(arrival.content(), sender);
    Optional<Interface> declared = routing.of(arrival);
    Optional<Work> filtered = declared.flatMap(one -> Routing.filtered(one, arrival, message));
    if (filtered.isPresent()) {
      return filtered.get();
    }
    LoopRules loops = declared.map(Interface::loops).orElse(LoopRules.NONE);
    return translated(arrival, message, sender, declared).telling(LoopReader.read(message, loops));
  }

  private Work translated(
      Arrival arrival, V2Message message, SenderProfile sender, Optional<Interface> declared) {
    if (declared.isPresent() && !declared.get().handling().stores()) {
      return routing.passed(declared.get(), arrival, incoming(arrival, message, sender));
    }
    if (MessageFamily.of(message, families).isEmpty() && ProfileTraces.takesUnknownTypes(sender)) {
      return declared
          .filter(one -> !one.routes().isEmpty())
          .map(one -> routing.passed(one, arrival, incoming(arrival, message, sender)))
          .orElseGet(() -> Work.decided(arrival, ProfileTraces.onlyKept(sender), Stop.TRANSLATE));
    }
    Translation translation = translation(message, sender).under(keepers.apply(arrival));
    List<Finding> findings =
        ProfileTraces.findings(translation.findings(), message, sender.rules());
    return declared
        .map(
            one ->
                routing.stored(
                    one,
                    arrival,
                    new Incoming(arrival, Optional.of(message), translation::bundle),
                    translation,
                    findings))
        .orElseGet(() -> Work.translated(arrival, translation, findings, List.of()));
  }

  private Incoming incoming(Arrival arrival, V2Message message, SenderProfile sender) {
    return new Incoming(arrival, Optional.of(message), () -> translation(message, sender).bundle());
  }

  private Work bundle(Arrival arrival) {
    Optional<Interface> declared = routing.of(arrival);
    if (declared.isEmpty()) {
      return dead(arrival, List.of(undeclared(arrival)), Stop.ACCEPT);
    }
    Interface one = declared.get();
    Optional<Work> filtered = Routing.filtered(one, arrival);
    if (filtered.isPresent()) {
      return filtered.get();
    }
    Submission submission = Submission.read(arrival.content());
    Incoming incoming = new Incoming(arrival, Optional.empty(), submission::bundle);
    Work work = bundle(one, arrival, submission, incoming);
    return work.telling(WrittenThreads.of(arrival, work.consignments(), one.loops()));
  }

  private Work bundle(Interface one, Arrival arrival, Submission submission, Incoming incoming) {
    // What the repository tells is not told to it.
    if (!one.handling().stores() || arrival.format() == Format.CHANGE) {
      return routing.passed(one, arrival, incoming);
    }
    BundleChange change = BundleChange.of(submission, arrival).under(keepers.apply(arrival));
    return routing.stored(one, arrival, incoming, new Translation(change, List.of()), List.of());
  }

  private static Finding undeclared(Arrival arrival) {
    return Finding.error(
        "", "207", "no file declares the interface " + arrival.interfaceName() + " any longer");
  }

  private Translation translation(V2Message message, SenderProfile sender) {
    return MessageFamily.of(message, families)
        .orElseThrow(() -> new NotTranslatable(List.of(unsupported(message.header()))))
        .translate(message, sender);
  }

  private static Finding unsupported(Header header) {
    return Finding.error(
        "MSH-9", "200", "no message family takes " + header.type() + "^" + header.trigger());
  }

  static Work dead(Arrival arrival, List<Finding> findings, Stop stop) {
    return Work.decided(arrival, new Fate.Dead(findings.get(0).text(), findings), stop);
  }
}
