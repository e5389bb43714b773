package org.corridor.staff;

import java.util.Map;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Practitioner.PractitionerQualificationComponent;

/** EDU, CER and AFF: what somebody learned, may do and belongs to. */
final class Qualifications {

  static final SegmentTable SCHOOL =
      SegmentTable.load(Qualifications.class, "EDU-Organization.csv", new Organization());
  static final SegmentTable SOCIETY =
      SegmentTable.load(Qualifications.class, "AFF-Organization.csv", new Organization());

  private static final Map<String, SegmentTable> TABLES =
      Map.of(
          "EDU", table("EDU-Qualification.csv"),
          "CER", table("CER-Qualification.csv"),
          "AFF", table("AFF-Qualification.csv"));

  private Qualifications() {}

  private static SegmentTable table(String file) {
    return SegmentTable.load(
        Qualifications.class,
        file,
        new PractitionerQualificationComponent(),
        Map.of("school", StaffValues::school, "society", StaffValues::society));
  }

  static void add(Practitioner person, MasterRecord record, Passage passage) {
    for (V2Segment segment : record.segments()) {
      SegmentTable table = TABLES.get(segment.name());
      if (table != null) {
        PractitionerQualificationComponent one = new PractitionerQualificationComponent();
        table.fill(one, segment, passage);
        if (!one.isEmpty()) {
          if (!one.hasCode()) {
            one.getCode().setText(usual(segment.name()));
          }
          person.addQualification(one);
        }
      }
    }
  }

  /** The code of a qualification is required. */
  private static String usual(String segment) {
    return switch (segment) {
      case "AFF" -> "Professional affiliation";
      case "CER" -> "Certificate";
      default -> "Education";
    };
  }
}
