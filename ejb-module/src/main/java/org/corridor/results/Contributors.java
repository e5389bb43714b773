package org.corridor.results;

import java.util.List;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.participation.Participant;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** OBR-34 and OBR-35: who helped to make a report, and how. */
final class Contributors {

  private static final TypeMap PERSON = TypeMaps.named("NDL[Practitioner]");
  private static final String FUNCTION =
      "http://hl7.org/fhir/StructureDefinition/event-performerFunction";
  private static final String FUNCTIONS =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  private static final String COPIES =
      "https://corridor.example/fhir/StructureDefinition/result-copies-to";

  /** Table 0912: who makes results, or answers for the house that makes them. */
  private static final Set<String> PERFORMING =
      Set.of("ARI", "TN", "TR", "PO", "POMD", "MDIR", "RO");

  private static final Set<String> INTERPRETING = Set.of("PRI", "PI");
  private static final Set<String> RECEIVING = Set.of("RCT");

  private Contributors() {}

  /** PRT below ORC and OBR: guide, ORU_R01. */
  static void fill(DiagnosticReport report, List<V2Segment> participants, Passage passage) {
    Participant.doing(PERFORMING, participants)
        .flatMap(prt -> Participant.of(prt, passage).stream())
        .forEach(report::addPerformer);
    Participant.doing(INTERPRETING, participants)
        .flatMap(prt -> Participant.of(prt, passage).stream())
        .forEach(report::addResultsInterpreter);
    Participant.doing(RECEIVING, participants)
        .flatMap(prt -> Participant.of(prt, passage).stream())
        .forEach(receiver -> report.addExtension(COPIES, receiver));
  }

  static @Nullable Base inFunction(Spot spot, String code) {
    if (!(PERSON.map(spot.repetition(), spot.passage().context()) instanceof Practitioner person)) {
      return null;
    }
    Reference performer = spot.passage().mention(person);
    Coding function = new Coding().setSystem(FUNCTIONS).setCode(code);
    performer.addExtension(FUNCTION, new CodeableConcept(function));
    return performer;
  }
}
