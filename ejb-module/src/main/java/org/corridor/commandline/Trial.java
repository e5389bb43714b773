package org.corridor.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.corridor.commandline.TrialOutcome.Field;
import org.corridor.commandline.TrialOutcome.Made;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Draft;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Arrival;
import org.corridor.processing.Families;
import org.corridor.processing.MessageKinds;
import org.corridor.profiles.Profiles;
import org.corridor.routing.Change;
import org.corridor.routing.Incoming;
import org.corridor.routing.Route;
import org.corridor.routing.Router;
import org.corridor.routing.Unroutable;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.corridor.writing.Letterhead;

/** Runs messages through interfaces, and leaves nothing behind. */
final class Trial {

  static final MessageId NOBODY = new MessageId(new UUID(0, 0));

  /** The settings of the server are not known here. */
  private static final Letterhead LETTERHEAD = new Letterhead("CORRIDOR", "");

  private final InterfaceSenders senders;
  private final Router router =
      new Router(MessageKinds.writer(LETTERHEAD), name -> Optional.empty());
  private final BundleTrial bundles = new BundleTrial(router);

  Trial(Profiles profiles, Interfaces interfaces) {
    this.senders = new InterfaceSenders(() -> profiles, () -> interfaces);
  }

  TrialOutcome of(Interface one, byte[] content) {
    String name = "";
    if (BundleTrial.isFhir(content)) {
      return bundles.of(one, content);
    }
    try {
      SenderProfile sender = senders.of(one.name(), content);
      V2Message message = V2Message.parse(content, sender);
      name = name(message.header());
      if (!one.handling().accept().map(accept -> accept.holds(message)).orElse(true)) {
        return new TrialOutcome(
            one, name, false, Optional.empty(), List.of(), List.of(), List.of(), "");
      }
      return accepted(one, name, content, message, sender);
    } catch (Unreadable unreadable) {
      return failed(one, name, unreadable.finding().text());
    } catch (Unroutable unroutable) {
      return failed(one, name, unroutable.finding().text());
    } catch (NotTranslatable refused) {
      return failed(
          one,
          name,
          refused.findings().stream().map(Finding::text).collect(Collectors.joining("; ")));
    }
  }

  private TrialOutcome accepted(
      Interface one, String name, byte[] content, V2Message message, SenderProfile sender) {
    Supplier<Translation> translate = () -> translation(message, sender);
    Optional<Translation> stored =
        one.handling().stores() ? Optional.of(translate.get()) : Optional.empty();
    Incoming incoming =
        new Incoming(
            arrival(one.name(), message.header(), content),
            Optional.of(message),
            () -> stored.orElseGet(translate).bundle());
    Watching watching = new Watching(sender);
    List<Router.Leg> legs = router.route(one.routes(), incoming, watching);
    List<Finding> findings = new ArrayList<>();
    stored.ifPresent(translation -> findings.addAll(translation.findings()));
    return new TrialOutcome(
        one,
        name,
        true,
        stored.map(translation -> translation.bundle().getEntry().size()),
        legs,
        watching.made,
        findings,
        "");
  }

  private static Translation translation(V2Message message, SenderProfile sender) {
    return MessageFamily.of(message, Families.ALL)
        .orElseThrow(
            () ->
                new NotTranslatable(
                    List.of(Finding.error("MSH-9", "200", "No message family takes it."))))
        .translate(message, sender);
  }

  static TrialOutcome failed(Interface one, String message, String why) {
    return new TrialOutcome(
        one, message, true, Optional.empty(), List.of(), List.of(), List.of(), why);
  }

  private static String name(Header header) {
    return header.type() + "^" + header.trigger() + " " + header.controlId();
  }

  private static Arrival arrival(String interfaceName, Header header, byte[] content) {
    return new Arrival(
        NOBODY,
        interfaceName,
        Instant.EPOCH,
        false,
        header.type() + "^" + header.trigger(),
        header.controlId(),
        header.sendingApplication(),
        header.sendingFacility(),
        "",
        "AA",
        List.of(),
        content);
  }

  /** Sees what each change does. */
  static final class Watching implements Router.Watcher {

    final List<Made> made = new ArrayList<>();
    private final SenderProfile sender;
    private Map<String, String> before = Map.of();

    Watching(SenderProfile sender) {
      this.sender = sender;
    }

    @Override
    public void begun(Route by, byte[] content) {
      before = fields(content);
    }

    @Override
    public void made(Route by, Change change, V2Draft draft) {
      Map<String, String> after = fields(draft.bytes());
      made.add(new Made(by.name(), change.text(), differences(before, after)));
      before = after;
    }

    private Map<String, String> fields(byte[] bytes) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (V2Segment segment : V2Message.parse(bytes, sender).segments()) {
        for (int n = 1; n <= segment.fieldCount(); n++) {
          String value =
              segment.field(n).isNull()
                  ? "\"\""
                  : segment.field(n).repetitions().stream()
                      .map(one -> one.raw())
                      .collect(Collectors.joining("~"));
          if (!value.isEmpty()) {
            fields.put("%s[%d]-%d".formatted(segment.name(), segment.ordinal(), n), value);
          }
        }
      }
      return fields;
    }

    private static List<Field> differences(Map<String, String> before, Map<String, String> after) {
      List<Field> fields = new ArrayList<>();
      TreeSet<String> places = new TreeSet<>(before.keySet());
      places.addAll(after.keySet());
      for (String place : places) {
        String was = before.getOrDefault(place, "");
        String is = after.getOrDefault(place, "");
        if (!was.equals(is)) {
          fields.add(new Field(place.replace("[1]", ""), was, is));
        }
      }
      return fields;
    }
  }
}
