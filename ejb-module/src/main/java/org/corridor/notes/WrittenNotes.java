package org.corridor.notes;

import java.util.List;
import java.util.Map;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.StringType;

/** Notes as NTE, below what they are about. */
public final class WrittenNotes {

  private static final SegmentRows NTE =
      SegmentRows.load(
          WrittenNotes.class, "Annotation-NTE.csv", Map.of("author", WrittenNotes::author));

  private WrittenNotes() {}

  public static void add(MessageDraft draft, List<Annotation> notes) {
    draft.restart("NTE");
    notes.forEach(note -> draft.add(NTE, note));
  }

  /** A name alone is a family name. */
  private static void author(Base value, V2Value to, Source source) {
    if (value instanceof StringType name) {
      to.set(2, source.say(name));
    }
  }
}
