package org.corridor.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.MarkdownType;

/** NTE, and VAR: what did not go as it was planned. */
final class Remarks {

  private static final SegmentTable VAR =
      SegmentTable.load(
          Remarks.class,
          "VAR-Annotation.csv",
          new Annotation(),
          Map.of("lines", Remarks::lines, "varianceNumber", Remarks::number));

  private Remarks() {}

  static List<Annotation> of(Part part, Passage passage) {
    List<Annotation> remarks = new ArrayList<>(Notes.of(part.notes(), passage));
    for (V2Segment variance : part.variances()) {
      Annotation remark = new Annotation();
      VAR.fill(remark, variance, passage);
      if (remark.hasText()) {
        remarks.add(remark);
      }
    }
    return remarks;
  }

  private static Base lines(Spot spot) {
    return new MarkdownType(
        spot.segment().field(spot.field()).repetitions().stream()
            .map(V2Repetition::text)
            .collect(Collectors.joining("\n")));
  }

  private static Base number(Spot spot) {
    return new MarkdownType("Variance " + spot.repetition().component(1));
  }
}
