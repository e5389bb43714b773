package org.corridor.chart;

import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.hl7.fhir.r4.model.Condition;

/** Diagnoses as DG1. */
public final class WrittenDiagnosis {

  private static final SegmentRows DG1 =
      SegmentRows.load(WrittenDiagnosis.class, "Condition-DG1.csv");

  private WrittenDiagnosis() {}

  public static void add(MessageDraft draft, Condition diagnosis) {
    draft.add(DG1, diagnosis);
  }
}
