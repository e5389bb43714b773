package org.corridor.pharmacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Diagnoses;
import org.corridor.hl7v2.V2Segment;
import org.corridor.medication.OrderNumber;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.PatientResults;
import org.corridor.pharmacy.PharmacyGroups.OrderGroup;
import org.corridor.pharmacy.PharmacyGroups.Treatment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Reference;

/**
 * One order on its way.
 *
 * @param group its segments
 * @param number its numbers
 * @param of whose it is
 * @param taken the ids that the message has given so far, of all its orders
 */
record OneOrder(OrderGroup group, OrderNumber number, PatientResults of, Set<String> taken) {

  static OneOrder of(OrderGroup group, PatientResults of, Set<String> taken) {
    OneOrder order = new OneOrder(group, OrderNumber.of(group.orc(), of.passage()), of, taken);
    if (order.number().placerFirst().isEmpty()) {
      of.passage()
          .note(
              Finding.warning(
                  group.orc().map(V2Segment::location).orElse("ORC"),
                  "101",
                  "There is no order number; a change may not find this order."));
    }
    return order;
  }

  Passage passage() {
    return of.passage();
  }

  /** What names the order where the prescriber's number counts most. */
  String placerKey(Treatment treatment) {
    return number.placerFirst().orElseGet(() -> unnumbered(treatment));
  }

  /** What names the order where the pharmacy's number counts most. */
  String fillerKey(Treatment treatment) {
    return number.fillerFirst().orElseGet(() -> unnumbered(treatment));
  }

  private String unnumbered(Treatment treatment) {
    return String.join(
        "|",
        "unnumbered",
        of.patient().getReference(),
        drug(treatment),
        passage().message().header().time());
  }

  /** One number may stand on several drugs; the first of a message has the number to itself. */
  String id(String type, String key, Treatment treatment) {
    String id = Identity.of(type, key);
    String other = key + '|' + drug(treatment);
    for (int place = 1; !taken.add(type + id); place++) {
      id = place == 1 ? Identity.of(type, other) : Identity.of(type, other, String.valueOf(place));
    }
    return id;
  }

  /** The code of the drug, else its name; RXO and RXA have it in other fields than the rest. */
  static String drug(Treatment treatment) {
    int field =
        switch (treatment.rx().name()) {
          case "RXO" -> 1;
          case "RXA" -> 5;
          case "RXG" -> 4;
          default -> 2;
        };
    String code = treatment.rx().field(field).first().component(1);
    return code.isEmpty() ? treatment.rx().field(field).first().component(2) : code;
  }

  /** Drafts what was observed for the order. */
  List<Reference> observed() {
    String key =
        "order|" + group.treatments().stream().findFirst().map(this::placerKey).orElse("unknown");
    List<Reference> all = new ArrayList<>();
    for (Line line : group.lines()) {
      Observations.draft(line, key, ReportContext.none(), of)
          .ifPresent(observation -> all.add(Observations.reference(observation)));
    }
    return all;
  }

  /** Drafts why it was ordered. */
  List<Reference> reasons() {
    return group.diagnoses().stream()
        .map(
            dg1 -> Diagnoses.draftOne(passage(), of.patient(), of.encounter(), dg1, Weight.MENTION))
        .flatMap(Optional::stream)
        .toList();
  }

  Optional<Reference> encounter() {
    return of.encounter().map(Reference::copy);
  }
}
