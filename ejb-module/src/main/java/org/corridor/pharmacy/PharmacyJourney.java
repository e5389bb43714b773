package org.corridor.pharmacy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Allergies;
import org.corridor.chart.Diagnoses;
import org.corridor.chart.Insurance;
import org.corridor.chart.RelatedPeople;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Ids;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.participation.PatientParticipants;
import org.corridor.pharmacy.PharmacyGroups.OrderGroup;
import org.corridor.pharmacy.PharmacyGroups.PatientGroup;
import org.corridor.pharmacy.PharmacyGroups.Treatment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of a pharmacy message. Who prescribes is the authority for RXO, the pharmacy for RXE, RXD
 * and RXG, and who gives for RXA; what a message repeats of the others, and the patient and the
 * visit, is only mentioned.
 */
public final class PharmacyJourney implements MessageFamily {

  private static final Set<String> PRESCRIBING = Set.of("OMP", "ORM");

  @Override
  public boolean takes(String type, String trigger) {
    return switch (type) {
      case "OMP" -> Set.of("", "O09").contains(trigger);
      case "ORM" -> Set.of("", "O01").contains(trigger);
      case "RDE" -> Set.of("", "O11", "O25", "O01").contains(trigger);
      case "RDS" -> Set.of("", "O13", "O01").contains(trigger);
      case "RGV" -> Set.of("", "O15", "O01").contains(trigger);
      case "RAS" -> Set.of("", "O17", "O01").contains(trigger);
      default -> false;
    };
  }

  /** ORM orders whatever there is; those of medicines have RXO where others have OBR. */
  @Override
  public boolean takes(V2Message message) {
    boolean medicine =
        !message.header().type().equals("ORM")
            || (message.first("RXO").isPresent() && message.first("OBR").isEmpty());
    return medicine && takes(message.header().type(), message.header().trigger());
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    return Passage.through(message, sender, PharmacyJourney::travel);
  }

  private static void travel(Passage passage) {
    orders(passage);
    passage.message().all("FT1").forEach(ft1 -> notCharged(ft1, passage));
    MessageSource.draft(passage);
  }

  /** All but the message as their source, for those who know more than the orders of medicines. */
  public static void orders(Passage passage) {
    List<PatientGroup> groups =
        PharmacyGroups.of(passage.message()).stream()
            .filter(group -> !group.orders().isEmpty())
            .toList();
    if (groups.isEmpty()) {
      throw NotTranslatable.because(
          Finding.error("ORC", "100", "There is neither an ORC nor an RX segment."), passage);
    }
    Ids ids = new Ids();
    Set<String> taken = new HashSet<>();
    for (PatientGroup group : groups) {
      PatientResults of = subject(group, groups.size(), passage, ids);
      group.orders().forEach(order -> draft(OneOrder.of(order, of, taken)));
    }
  }

  private static void notCharged(V2Segment ft1, Passage passage) {
    passage.note(
        Finding.information(
            ft1.location(), "not-charged", "Charges are taken from DFT messages only."));
  }

  private static PatientResults subject(
      PatientGroup group, int patients, Passage passage, Ids ids) {
    if (patients > 1 && group.pid().isPresent()) {
      Reference patient = PatientSegments.draft(passage, group.pid().get(), Weight.MENTION);
      return new PatientResults(passage, patient, Optional.empty(), List.of(), ids, new Parents());
    }
    Reference patient = PatientSegments.draft(passage, Weight.MENTION);
    Optional<Visit> visit = VisitSegments.read(passage, patient);
    PatientParticipants.draft(group.participants(), patient, passage);
    Allergies.draft(passage, patient, Weight.MENTION);
    RelatedPeople.draft(passage, patient, Weight.MENTION);
    Insurance.draft(passage, patient, Weight.MENTION);
    Optional<Reference> encounter = visit.map(known -> known.mention(passage));
    group
        .diagnoses()
        .forEach(dg1 -> Diagnoses.draftOne(passage, patient, encounter, dg1, Weight.MENTION));
    return new PatientResults(passage, patient, encounter, List.of(), ids, new Parents());
  }

  private static void draft(OneOrder order) {
    OrderGroup group = order.group();
    String type = order.passage().message().header().type();
    List<Reference> observed = order.observed();
    boolean prescribes = PRESCRIBING.contains(type);
    boolean encodes = type.equals("RDE");
    if (group.treatments().isEmpty()) {
      group.orc().ifPresent(orc -> Requests.state(orc, !prescribes, order));
      return;
    }
    Weight original = prescribes ? Weight.ASSERT : Weight.MENTION;
    Weight encoded = encodes ? Weight.ASSERT : Weight.MENTION;
    List<Reference> none = List.of();
    Optional<Reference> asked =
        group
            .first("RXO")
            .map(
                rxo ->
                    Requests.original(
                        rxo, order, original, prescribes ? observed : none, prescribes || encodes));
    Optional<Reference> carried =
        group
            .first("RXE")
            .map(rxe -> Requests.encoded(rxe, asked, order, encoded, encodes ? observed : none))
            .or(() -> asked);
    for (Treatment treatment : group.treatments()) {
      switch (treatment.rx().name()) {
        case "RXD" -> Dispenses.draft(treatment, carried, order, observed);
        case "RXG" -> Requests.instance(treatment, carried, order, observed);
        case "RXA" -> Administrations.draft(treatment, carried, order, observed);
        default -> {
          // RXO and RXE: drafted above, for the others to refer to.
        }
      }
    }
  }
}
