package org.corridor.notes;

import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.hl7.fhir.r4.model.Annotation;

/** Annotations as NTE. */
public final class WrittenNotes {

  private static final SegmentRows NTE = SegmentRows.load(WrittenNotes.class, "Annotation-NTE.csv");

  private WrittenNotes() {}

  /** Adds NTE for each of {@code notes}, counted from 1. */
  public static void add(MessageDraft draft, Iterable<Annotation> notes) {
    draft.restart("NTE");
    notes.forEach(note -> draft.add(NTE, note));
  }
}
