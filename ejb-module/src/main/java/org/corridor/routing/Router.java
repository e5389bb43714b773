package org.corridor.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.delivery.Consignment;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Draft;
import org.corridor.hl7v2.V2Message;
import org.corridor.journal.Format;
import org.corridor.shared.Finding;
import org.corridor.translation.FhirJson;
import org.corridor.writing.MessageWriters.Written;

/** Finds out where a message goes, and makes what goes there. */
public final class Router {

  /** The media type of HL7 v2 with separators. */
  public static final String V2 = "x-application/hl7-v2+er7";

  /** The media type of FHIR resources. */
  public static final String FHIR = Format.FHIR.mediaType();

  /**
   * What a route makes of a message.
   *
   * @param contents what goes to each destination; an empty one is the message's own bytes; none
   *     when the route does not take the message
   * @param findings what was noticed
   */
  public record Leg(
      Route route,
      boolean taken,
      String contentType,
      List<Optional<byte[]>> contents,
      List<Finding> findings) {}

  /** Sees each change when it has been made. */
  public interface Watcher {

    /** {@code content} is what {@code route} is going to change. */
    default void begun(Route route, byte[] content) {}

    /** Nobody looks. */
    Watcher NOBODY = (route, change, draft) -> {};

    /** The {@code change} of {@code route} has made {@code draft}. */
    void made(Route route, Change change, V2Draft draft);
  }

  private final FhirToV2 writer;
  private final Function<String, Optional<MessageStep>> steps;

  /**
   * @param steps the beans that rows may call, by their names
   */
  public Router(FhirToV2 writer, Function<String, Optional<MessageStep>> steps) {
    this.writer = writer;
    this.steps = steps;
  }

  /**
   * Tries each of {@code routes}.
   *
   * @throws Unroutable when one of them cannot be evaluated; then none is taken
   */
  public List<Leg> route(List<Route> routes, Incoming incoming, Watcher watcher) {
    return routes.stream().map(route -> leg(route, incoming, watcher)).toList();
  }

  /**
   * What is to be delivered.
   *
   * @param version of the interface's file
   */
  public static List<Consignment> consignments(List<Leg> legs, Incoming incoming, String version) {
    List<Consignment> all = new ArrayList<>();
    for (Leg leg : legs) {
      for (int i = 0; i < leg.contents().size(); i++) {
        // One delivery's id is made of message, route and destination.
        String name = leg.route().name() + (i == 0 ? "" : "/" + (i + 1));
        for (String destination : leg.route().to()) {
          all.add(
              new Consignment(
                  incoming.arrival().id(),
                  incoming.arrival().interfaceName(),
                  name,
                  destination,
                  incoming.arrival().patient(),
                  leg.contentType(),
                  leg.contents().get(i),
                  version));
        }
      }
    }
    return all;
  }

  private Leg leg(Route route, Incoming incoming, Watcher watcher) {
    List<Finding> findings = new ArrayList<>();
    try {
      if (!isMeant(route, incoming)) {
        return new Leg(route, false, V2, List.of(), List.of());
      }
      return switch (route.send()) {
        case V2 ->
            new Leg(
                route,
                true,
                incoming.message().isPresent() ? V2 : FHIR,
                List.of(changed(route, incoming, findings, watcher)),
                findings);
        case FHIR -> new Leg(route, true, FHIR, List.of(json(incoming)), findings);
        case V2_FROM_FHIR ->
            new Leg(route, true, V2, written(route, incoming, findings, watcher), findings);
      };
    } catch (Unroutable failure) {
      throw failure.of(route.name());
    } catch (V2Draft.Unchangeable failure) {
      throw new Unroutable(failure.finding()).of(route.name());
    }
  }

  private static boolean isMeant(Route route, Incoming incoming) {
    boolean v2 =
        route.when().map(when -> incoming.message().map(when::holds).orElse(false)).orElse(true);
    return v2 && route.whenFhir().map(when -> when.holds(incoming.bundle())).orElse(true);
  }

  private Optional<byte[]> changed(
      Route route, Incoming incoming, List<Finding> findings, Watcher watcher) {
    if (route.changes().isEmpty()) {
      return Optional.empty();
    }
    if (incoming.message().isEmpty()) {
      throw new Unroutable(
          Finding.error("", "207", "its changes are of HL7 v2, and this is " + FHIR));
    }
    byte[] content = incoming.arrival().content();
    byte[] made = change(route, content, incoming.message().get(), findings, watcher);
    return Arrays.equals(made, content) ? Optional.empty() : Optional.of(made);
  }

  private List<Optional<byte[]>> written(
      Route route, Incoming incoming, List<Finding> findings, Watcher watcher) {
    List<Optional<byte[]>> all = new ArrayList<>();
    Written made = writer.messages(incoming.bundle(), incoming.arrival().receivedAt(), route.as());
    findings.addAll(made.findings());
    for (byte[] content : made.messages()) {
      V2Message message = V2Message.parse(content, SenderProfile.UNCONFIGURED);
      all.add(Optional.of(change(route, content, message, findings, watcher)));
    }
    return all;
  }

  private byte[] change(
      Route route, byte[] content, V2Message message, List<Finding> findings, Watcher watcher) {
    V2Draft draft = V2Draft.of(content, message);
    watcher.begun(route, content);
    Change.Bench bench = new Change.Bench(message, steps, findings);
    for (Change change : route.changes()) {
      change.make(draft, bench);
      watcher.made(route, change, draft);
    }
    return draft.bytes();
  }

  /** What came as FHIR goes on byte for byte. */
  private static Optional<byte[]> json(Incoming incoming) {
    return incoming.message().isEmpty()
        ? Optional.empty()
        : Optional.of(FhirJson.of(incoming.bundle()).getBytes(StandardCharsets.UTF_8));
  }
}
