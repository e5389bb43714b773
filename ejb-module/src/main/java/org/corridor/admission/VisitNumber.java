package org.corridor.admission;

import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.subject.Visit;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Encounter;

/** The numbers of a visit: PV1-19 and MRG-5, with those in PV1-50 and MRG-6. */
final class VisitNumber {

  private static final SegmentTable MRG =
      SegmentTable.load(VisitNumber.class, "MRG-Encounter.csv", new Encounter());

  private VisitNumber() {}

  static Numbered of(Passage passage, V2Segment mrg, Optional<Visit> visit) {
    Encounter known =
        visit
            .map(Visit::encounter)
            .filter(Encounter::hasIdentifier)
            .orElseThrow(
                () -> Merges.refused(passage, "PV1-19", "There is no usable visit number."));
    Encounter prior = new Encounter();
    MRG.fill(prior, mrg, passage);
    Encounter record = new Encounter();
    record.setId(known.getIdPart());
    if (mrg.field(5).isAbsent()) {
      prior.setId(known.getIdPart());
    } else if (prior.hasIdentifier()) {
      String id = Identity.of("Encounter", prior.getIdentifierFirstRep());
      prior.setId(passage.mainRecord("Encounter", id));
    } else {
      throw Merges.refused(
          passage, mrg.location() + "-5", "There is no usable prior visit number.");
    }
    return new Numbered(
        record, List.copyOf(known.getIdentifier()), prior, List.copyOf(prior.getIdentifier()), 5);
  }
}
