package org.corridor.problems;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.ordering.Ids;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of a PPR message. Who keeps the problem list knows problems and what is done about them;
 * of the patient and the visit it only repeats what others told it.
 */
public final class ProblemsJourney implements MessageFamily {

  private static final Set<String> TRIGGERS = Set.of("PC1", "PC2", "PC3");

  /** Problem delete. */
  private static final String DELETE = "PC3";

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("PPR") && TRIGGERS.contains(trigger);
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    return Passage.through(message, sender, ProblemsJourney::travel);
  }

  private static void travel(Passage passage) {
    List<Problem> problems = ProblemReader.read(passage.message());
    if (problems.isEmpty()) {
      throw NotTranslatable.without("PRB", passage);
    }
    Reference patient = PatientSegments.draft(passage, Weight.MENTION);
    Optional<Reference> encounter =
        VisitSegments.read(passage, patient).map(visit -> visit.mention(passage));
    PatientResults of =
        new PatientResults(passage, patient, encounter, List.of(), new Ids(), new Parents());
    boolean delete = passage.message().header().trigger().equals(DELETE);
    for (Problem problem : problems) {
      Problems.draft(problem, of, delete).ifPresent(known -> below(problem, known, of));
    }
    MessageSource.draft(passage);
  }

  private static void below(Problem problem, Reference condition, PatientResults of) {
    CareTeams.draft(problem, condition, of);
    List<Reference> goals =
        problem.goals().stream()
            .flatMap(goal -> Goals.draft(goal, condition, of).stream())
            .toList();
    problem.pathways().forEach(pathway -> Pathways.draft(pathway, condition, goals, of));
    problem.orders().forEach(order -> ProblemOrders.draft(order, condition, of));
  }
}
