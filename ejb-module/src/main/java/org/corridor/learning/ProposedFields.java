package org.corridor.learning;

import java.util.List;
import java.util.Map;
import org.corridor.learning.FieldsSeen.Place;

/** The sections of a profile about single fields: what to read besides, and what must come. */
final class ProposedFields {

  /** With fewer samples, that a field always comes is chance. */
  private static final int ENOUGH = 20;

  private final FieldsSeen fields;
  private final Page page;

  ProposedFields(FieldsSeen fields, Page page) {
    this.fields = fields;
    this.page = page;
  }

  void extraction() {
    if (!fields.residue.isEmpty()) {
      page.comment("Read by nothing today: " + fields.residue.some() + ".");
    }
    if (fields.shapes.isEmpty()) {
      page.line("# extract:").comment("  no Z segments were seen").blank();
      return;
    }
    page.comment("Z segments: a row for each field that somebody needs.").line("# extract:");
    for (Map.Entry<Place, Tally<String>> entry : fields.shapes.entrySet()) {
      Place place = entry.getKey();
      String shape = entry.getValue().things().get(0);
      String owner = fields.owners.getOrDefault(place.segment(), "Patient");
      page.line(
              "#   - v2: "
                  + place
                  + "    # in "
                  + entry.getValue().sum()
                  + " of "
                  + fields.segments.of(place.segment())
                  + ", as "
                  + shape)
          .line("#     fhir: " + owner + ".extension(https://example.org/fhir/" + place + ").value")
          .line("#     type: " + Shape.type(shape));
    }
    page.blank();
  }

  void required(int messages) {
    List<Place> always = fields.always();
    String mark = messages >= ENOUGH && !always.isEmpty() ? "" : "# ";
    page.comment("Fields that came in every segment of their name; without one a message gets a")
        .comment("warning. Refuse with {field: PID-7, missing: refuse}.")
        .line(mark + "required:");
    for (String segment : always.stream().map(Place::segment).distinct().toList()) {
      for (Place place : always) {
        if (place.segment().equals(segment)) {
          page.line(mark + "  - " + place);
        }
      }
    }
    page.blank();
  }
}
