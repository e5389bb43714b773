package org.corridor.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Allergies;
import org.corridor.chart.Insurance;
import org.corridor.chart.LivingWill;
import org.corridor.chart.RelatedPeople;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Grouping.PatientGroup;
import org.corridor.ordering.Ids;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.participation.PatientParticipants;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of an order message. Who orders is the authority for the order and only repeats what
 * others said of the patient and the visit; who answers is the authority for how the order stands.
 */
public final class OrdersJourney implements MessageFamily {

  private static final Set<String> LABORATORY = Set.of("O21", "O33", "O35", "O39");
  private static final Set<String> LABORATORY_ANSWERS = Set.of("O22", "O34", "O36", "O40");
  private static final Set<String> ANSWERS = Set.of("ORR", "ORL", "ORG");
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  @Override
  public boolean takes(String type, String trigger) {
    return switch (type) {
      case "ORM" -> trigger.isEmpty() || trigger.equals("O01");
      case "OML" -> trigger.isEmpty() || LABORATORY.contains(trigger);
      case "OMG" -> trigger.isEmpty() || trigger.equals("O19");
      case "ORR" -> trigger.isEmpty() || trigger.equals("O02");
      case "ORL" -> trigger.isEmpty() || LABORATORY_ANSWERS.contains(trigger);
      case "ORG" -> trigger.isEmpty() || trigger.equals("O20");
      default -> false;
    };
  }

  /** ORM orders whatever there is; an ORM of medicines alone belongs to those who know them. */
  @Override
  public boolean takes(V2Message message) {
    boolean medicines = message.first("RXO").isPresent() && message.first("OBR").isEmpty();
    return !(medicines && message.header().type().equals("ORM"))
        && takes(message.header().type(), message.header().trigger());
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    return Passage.through(message, sender, OrdersJourney::travel);
  }

  private static void travel(Passage passage) {
    orders(passage);
    MessageSource.draft(passage);
  }

  /** All but the message as their source, for those who know more than the orders of tests. */
  public static void orders(Passage passage) {
    boolean answers = ANSWERS.contains(passage.message().header().type());
    List<PatientGroup> groups = withOrders(passage, answers);
    Ids ids = new Ids();
    for (PatientGroup group : groups) {
      PatientResults of = subject(group, groups.size(), passage, answers, ids);
      if (answers) {
        group.orders().forEach(order -> Answers.draft(order, of));
      } else {
        place(group, of);
      }
    }
  }

  /** Earlier results stand below the order that they are sent along with. */
  private static void place(PatientGroup group, PatientResults of) {
    Placements placements = new Placements(of);
    List<OrderGroup> orders = group.orders();
    int next;
    for (int i = 0; i < orders.size(); i = next) {
      List<Reference> results = new ArrayList<>(0);
      for (next = i + 1; next < orders.size() && orders.get(next).prior(); next++) {
        results.addAll(PriorResults.mention(orders.get(next), of));
      }
      if (orders.get(i).prior()) {
        PriorResults.mention(orders.get(i), of);
      } else {
        placements.draft(orders.get(i), results);
      }
    }
    orders.stream().filter(OrderGroup::prior).forEach(prior -> PriorResults.order(prior, of));
  }

  private static List<PatientGroup> withOrders(Passage passage, boolean answers) {
    List<PatientGroup> groups =
        Grouping.of(passage.message()).stream().filter(group -> !group.orders().isEmpty()).toList();
    if (groups.isEmpty()) {
      String text = answers ? "The answer names no order." : "There is neither an ORC nor an OBR.";
      throw NotTranslatable.because(Finding.error("ORC", "100", text), passage);
    }
    return groups;
  }

  private static PatientResults subject(
      PatientGroup group, int patients, Passage passage, boolean answers, Ids ids) {
    Optional<V2Segment> pid = group.pid().filter(any -> patients > 1);
    Reference patient = patient(pid, passage, answers);
    Optional<Reference> encounter =
        patients > 1 || !patient.hasReference()
            ? Optional.empty()
            : VisitSegments.read(passage, patient).map(visit -> visit.mention(passage));
    if (patient.hasReference()) {
      PatientParticipants.draft(group.participants(), patient, passage);
    }
    if (patient.hasReference() && patients == 1) {
      LivingWill.draft(passage, patient, Weight.MENTION);
      RelatedPeople.draft(passage, patient, Weight.MENTION);
      Insurance.draft(passage, patient, Weight.MENTION);
      Allergies.draft(passage, patient, Weight.MENTION);
    }
    encounter.ifPresent(
        visit -> PatientParticipants.draftVisit(group.visitParticipants(), visit, passage));
    return new PatientResults(
        passage, patient, encounter, Notes.of(group.notes(), passage), ids, new Parents());
  }

  /** An answer need not repeat the patient: who placed the order has named one. */
  private static Reference patient(Optional<V2Segment> pid, Passage passage, boolean answers) {
    if (answers && passage.message().first("PID").isEmpty()) {
      Reference unknown = new Reference();
      unknown.addExtension(ABSENT, new CodeType("unknown"));
      return unknown;
    }
    return pid.map(one -> PatientSegments.draft(passage, one, Weight.MENTION))
        .orElseGet(() -> PatientSegments.draft(passage, Weight.MENTION));
  }
}
