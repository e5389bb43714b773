package org.corridor.ordering;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** ORC: who did what to an order, and when. Guide, ORC[Provenance]. */
public final class OrderOrigin {

  private static final SegmentTable ORC =
      SegmentTable.load(
          OrderOrigin.class,
          "ORC-Provenance.csv",
          new Provenance(),
          Map.of(
              "orderingProvider", Requesters::person,
              "enteringDevice", OrderOrigin::device,
              "orderingLocation", OrderOrigin::location));
  private static final SegmentTable PLACE =
      SegmentTable.load(OrderOrigin.class, "ORC-Location.csv", new Location());

  private static final TypeMap ORGANIZATION = TypeMaps.named("XON[Organization]");
  private static final TypeMap NUMBER = TypeMaps.named("CWE[Identifier]");
  private static final TypeMap NAME = TypeMaps.named("CWE[CodeableConcept]");

  private OrderOrigin() {}

  /** Drafts what {@code orc} says of the deed itself; one for each ORC of each message. */
  public static void draft(V2Segment orc, Reference order, Passage passage) {
    Provenance provenance = new Provenance();
    provenance.setId(id(orc, passage));
    provenance.addTarget(order);
    ORC.fill(provenance, orc, passage);
    provenance.getAgent().forEach(OrderOrigin::complete);
    if (!provenance.hasAgent()) {
      String sender = passage.message().header().sendingApplication();
      provenance
          .addAgent()
          .setWho(new Reference().setDisplay(sender.isEmpty() ? "unknown sender" : sender));
    }
    if (!provenance.hasRecorded()) {
      provenance.setRecorded(Date.from(passage.time()));
    }
    passage.draft(provenance, Weight.MENTION, Set.of());
  }

  private static String id(V2Segment orc, Passage passage) {
    Header header = passage.message().header();
    return Identity.of(
        "Provenance",
        passage.context().sender().namespace(),
        header.sendingApplication(),
        header.sendingFacility(),
        header.controlId(),
        header.time(),
        "ORC",
        String.valueOf(orc.ordinal()));
  }

  /** Nobody acts on behalf of a house unnamed: then it is the house that acts. */
  private static void complete(ProvenanceAgentComponent agent) {
    if (!agent.hasWho()) {
      agent.setWho(agent.getOnBehalfOf());
      agent.setOnBehalfOf(null);
    }
  }

  private static @Nullable Base device(Spot spot) {
    if (!(NAME.map(spot.repetition(), spot.passage().context()) instanceof CodeableConcept name)) {
      return null;
    }
    Reference device = new Reference().setType("Device");
    device.setDisplay(name.hasText() ? name.getText() : name.getCodingFirstRep().getDisplay());
    return NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number
        ? device.setIdentifier(number)
        : device;
  }

  private static @Nullable Base location(Spot spot) {
    if (!(ORGANIZATION.map(spot.repetition(), spot.passage().context())
        instanceof Organization house)) {
      return null;
    }
    Location place = new Location().setName(house.getName());
    place.addIdentifier(
        house.hasIdentifier()
            ? house.getIdentifierFirstRep().copy()
            : new Identifier().setValue(house.getName()));
    PLACE.fill(place, spot.segment(), spot.passage());
    return place;
  }
}
