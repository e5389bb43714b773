package org.corridor.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * NTE: guide, NTE[Observation]. Senders spread one comment over many segments, so that those of one
 * owner make one note with a line for each; who wrote it begins a new one.
 */
public final class Notes {

  private static final TypeMap AUTHOR = TypeMaps.named("XCN[Practitioner]");
  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");

  private Notes() {}

  public static List<Annotation> of(List<V2Segment> segments, Passage passage) {
    if (segments.isEmpty()) {
      return List.of();
    }
    List<Annotation> notes = new ArrayList<>(1);
    List<String> lines = new ArrayList<>();
    Annotation note = new Annotation();
    for (V2Segment nte : segments) {
      if (isSigned(nte)) {
        keep(note, lines, notes);
        note = signed(nte, passage);
      }
      for (V2Repetition line : nte.field(3).repetitions()) {
        lines.add(line.text());
      }
    }
    keep(note, lines, notes);
    return notes;
  }

  /** A field's text as a note. */
  public static @Nullable Base fromField(Spot spot) {
    return annotation(spot.repetition().text());
  }

  /** The third component of OBR-15 as a note. */
  public static @Nullable Base fromSource(Spot spot) {
    return annotation(spot.repetition().component(3));
  }

  private static @Nullable Annotation annotation(String text) {
    return text.isBlank() ? null : new Annotation().setText(text);
  }

  private static boolean isSigned(V2Segment nte) {
    return !nte.field(5).isAbsent() || !nte.field(6).isAbsent();
  }

  private static Annotation signed(V2Segment nte, Passage passage) {
    Annotation note = new Annotation();
    passage.context().at(nte.field(5).location());
    if (AUTHOR.map(nte.field(5).first(), passage.context()) instanceof Resource author) {
      note.setAuthor(passage.mention(author));
    }
    passage.context().at(nte.field(6).location());
    if (TIME.map(nte.field(6).first(), passage.context()) instanceof DateTimeType time) {
      note.setTimeElement(time);
    }
    return note;
  }

  private static void keep(Annotation note, List<String> lines, List<Annotation> notes) {
    String text = String.join("\n", lines).strip();
    lines.clear();
    Optional.of(text).filter(found -> !found.isEmpty()).ifPresent(t -> notes.add(note.setText(t)));
  }
}
