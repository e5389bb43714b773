package org.corridor.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.MarkdownType;

/**
 * NTE: notes of the appointment and of what is booked for it. Neighbours that belong together are
 * one note with lines; all of them together are the comment (guide, SIU_S12).
 */
final class Comments {

  private static final SegmentTable NTE =
      SegmentTable.load(
          Comments.class,
          "NTE-Appointment-Comment.csv",
          new Annotation(),
          Map.of("commentText", Comments::text));

  private static final String NOTE =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.note";

  private Comments() {}

  static void read(Passage passage, Appointment appointment) {
    List<Annotation> notes = new ArrayList<>(1);
    String owner = "";
    boolean open = false;
    for (V2Segment segment : passage.message().segments()) {
      if (!segment.name().equals("NTE")) {
        owner = segment.name();
        open = false;
      } else if (!owner.equals("OBX")) {
        open = add(segment, open, notes, passage);
      }
    }
    notes.forEach(note -> appointment.addExtension(NOTE, note));
    String comment = notes.stream().map(Annotation::getText).collect(Collectors.joining("\n"));
    if (!comment.isEmpty()) {
      appointment.setComment(comment);
    }
  }

  /** Adds a note, or lines to the last one where it has none of its own author, time or kind. */
  private static boolean add(V2Segment nte, boolean open, List<Annotation> notes, Passage passage) {
    Annotation note = new Annotation();
    NTE.fill(note, nte, passage);
    if (!note.hasText()) {
      return open;
    }
    boolean plain = !note.hasAuthor() && !note.hasTime() && !note.hasExtension();
    if (open && plain) {
      Annotation last = notes.get(notes.size() - 1);
      last.setText(last.getText() + '\n' + note.getText());
    } else {
      notes.add(note);
    }
    return true;
  }

  private static Base text(Spot spot) {
    return new MarkdownType(
        spot.segment().field(spot.field()).repetitions().stream()
            .map(V2Repetition::text)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"))
            .strip());
  }
}
