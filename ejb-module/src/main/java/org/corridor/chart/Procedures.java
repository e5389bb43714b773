package org.corridor.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;

/** PR1: procedures, with the people that ROL and PRT behind it name. */
public final class Procedures {

  private static final SegmentTable PR1 =
      SegmentTable.load(
          Procedures.class,
          "PR1-Procedure.csv",
          new Procedure(),
          Map.of(
              "procedureCode", ProcedureValues::code,
              "start", ProcedureValues::start,
              "startAndEnd", ProcedureValues::startAndEnd,
              "modified", ProcedureValues::modified,
              "parent", ProcedureValues::parent));
  private static final SegmentTable ROL =
      SegmentTable.load(
          Procedures.class, "ROL-ProcedurePerformer.csv", new ProcedurePerformerComponent());
  private static final SegmentTable PRT =
      SegmentTable.load(
          Procedures.class, "PRT-ProcedurePerformer.csv", new ProcedurePerformerComponent());

  private Procedures() {}

  /** Drafts every procedure of the message. */
  public static List<Reference> draft(
      Passage passage, Reference patient, Optional<Visit> visit, Weight weight) {
    return draft(
        passage,
        patient,
        visit.map(found -> Identity.reference(found.encounter())),
        passage.message().all("PR1"),
        weight);
  }

  /**
   * Drafts the procedures of one group of the message.
   *
   * @param all PR1 segments
   * @return those that could be used
   */
  public static List<Reference> draft(
      Passage passage,
      Reference patient,
      Optional<Reference> encounter,
      List<V2Segment> all,
      Weight weight) {
    List<Reference> drafted = new ArrayList<>(all.size());
    for (V2Segment pr1 : all) {
      Procedure procedure = new Procedure();
      Set<String> cleared = PR1.fill(procedure, pr1, passage);
      if (procedure.hasCode()) {
        people(procedure, pr1, passage);
        when(procedure, passage);
        procedure.setSubject(patient);
        encounter.ifPresent(procedure::setEncounter);
        Reference within = encounter.orElse(patient);
        procedure.setId(id(procedure, within));
        drafted.add(Statement.of(passage, procedure, weight, cleared, within));
      } else {
        passage.note(
            Finding.warning(
                pr1.location() + "-3",
                "101",
                "The procedure has neither code nor text; the segment was left out."));
      }
    }
    return drafted;
  }

  private static void people(Procedure procedure, V2Segment pr1, Passage passage) {
    for (V2Segment next : Followers.of(passage.message().segments(), pr1, Set.of("ROL", "PRT"))) {
      ProcedurePerformerComponent performer = new ProcedurePerformerComponent();
      (next.name().equals("ROL") ? ROL : PRT).fill(performer, next, passage);
      if (performer.hasActor()) {
        procedure.addPerformer(performer);
      }
    }
    // The actor is required: a role without a person says nothing.
    procedure.getPerformer().removeIf(performer -> !performer.hasActor());
  }

  private static void when(Procedure procedure, Passage passage) {
    if (procedure.getStatus() == ProcedureStatus.UNKNOWN && start(procedure).hasValue()) {
      boolean past = !start(procedure).getValue().toInstant().isAfter(passage.time());
      procedure.setStatus(past ? ProcedureStatus.COMPLETED : ProcedureStatus.PREPARATION);
    }
  }

  /** PR1-19 if the sender numbers its procedures; else code and time within the visit. */
  private static String id(Procedure procedure, Reference within) {
    return procedure.hasIdentifier()
        ? Identity.of("Procedure", procedure.getIdentifierFirstRep())
        : Concepts.id(
            "Procedure", within, procedure.getCode(), start(procedure).getValueAsString());
  }

  private static DateTimeType start(Procedure procedure) {
    if (procedure.hasPerformedPeriod()) {
      return procedure.getPerformedPeriod().getStartElement();
    }
    return procedure.hasPerformedDateTimeType()
        ? procedure.getPerformedDateTimeType()
        : new DateTimeType();
  }
}
