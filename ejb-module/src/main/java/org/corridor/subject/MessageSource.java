package org.corridor.subject;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.Header;
import org.corridor.reconciliation.Draft;
import org.corridor.reconciliation.Weight;
import org.corridor.repository.Names;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** MSH and EVN: which message of which sender is behind what was stated. */
public final class MessageSource {

  /** The segment and the table behind a target, as {@code OBX[2] OBX-Observation.csv}. */
  static final String SOURCE = Names.EXTENSION + "source";

  private static final SegmentTable MSH =
      SegmentTable.load(
          MessageSource.class,
          "MSH-Provenance.csv",
          new Provenance(),
          Map.of(
              "controlId", MessageSource::controlId,
              "sendingSystem", MessageSource::sendingSystem,
              "eventTime", Values::eventTime,
              "hub", spot -> new Reference().setType("Device").setDisplay("Corridor")));
  private static final SegmentTable EVN =
      SegmentTable.load(
          MessageSource.class,
          "EVN-Provenance.csv",
          new Provenance(),
          Map.of("unknown", spot -> new CodeType("unknown")));

  private static final TypeMap SYSTEM = TypeMaps.named("HD[Identifier]");

  private MessageSource() {}

  /** Drafts the provenance of what was stated so far. */
  public static void draft(Passage passage) {
    Provenance provenance = new Provenance();
    Header header = passage.message().header();
    provenance.setId(
        Identity.of(
            "Provenance",
            passage.context().sender().namespace(),
            header.sendingApplication(),
            header.sendingFacility(),
            header.controlId(),
            header.time()));
    passage.atTheEnd(() -> targets(passage).values().forEach(provenance::addTarget));
    MSH.fill(provenance, passage.message().segments().get(0), passage);
    passage.message().first("EVN").ifPresent(evn -> EVN.fill(provenance, evn, passage));
    complete(provenance, header);
    Software.draft(passage, provenance);
    passage.draft(provenance, Weight.MENTION, Set.of());
  }

  /** What was stated, each with the segments and the tables that said so. */
  private static Map<String, Reference> targets(Passage passage) {
    IdentityHashMap<Base, List<String>> sources = passage.sources();
    Map<String, Reference> targets = new LinkedHashMap<>();
    for (Draft draft : passage.sourced()) {
      Reference target =
          targets.computeIfAbsent(draft.reference(), reference -> new Reference(reference));
      for (String source : sources.getOrDefault(draft.resource(), List.of())) {
        target.addExtension(SOURCE, new StringType(source));
      }
    }
    return targets;
  }

  /** Somebody has said it, if only an application. */
  private static void complete(Provenance provenance, Header header) {
    if (provenance.getAgent().size() < 2) {
      String sender = header.sendingApplication();
      provenance
          .addAgent()
          .setWho(new Reference().setDisplay(sender.isEmpty() ? "unknown sender" : sender));
    }
  }

  private static @Nullable Base sendingSystem(Spot spot) {
    return SYSTEM.map(spot.repetition(), spot.passage().context()) instanceof Identifier system
        ? new Reference().setType("Device").setIdentifier(system)
        : null;
  }

  /** MSH-10, which is unique for one sender only. */
  static Base controlId(Spot spot) {
    return new Identifier()
        .setSystem(spot.passage().context().sender().namespace() + "/messages")
        .setValue(spot.repetition().text());
  }
}
