package org.corridor.writing;

import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;

/** XTN: a telephone number in its first component, where all versions look for it. */
final class Telecoms {

  private static final CodeTable USES = CodeTables.standard().table("TelecommunicationUseCode");
  private static final CodeTable KINDS =
      CodeTables.standard().table("TelecommunicationEquipmentType");
  private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/contactpoint-";
  private static final String[] PARTS = {"country", "area", "local", "extension"};

  private Telecoms() {}

  static void write(Base value, V2Value to, Source source) {
    if (!(value instanceof ContactPoint point) || !point.hasValue()) {
      return;
    }
    ContactPointSystem system = point.hasSystem() ? point.getSystem() : ContactPointSystem.PHONE;
    switch (system) {
      case EMAIL -> mail(point, to, source);
      case PHONE, FAX, PAGER -> number(point, to, source);
      default -> {
        // HL7 table 0202 has nothing for it, and taken for a telephone it would be dialled.
        return;
      }
    }
    source.say(point.getSystemElement());
    to.set(18, source.say(point.getRankElement()));
    Times.period(point.getPeriod(), to, 13, source);
  }

  private static void mail(ContactPoint point, V2Value to, Source source) {
    use(point, to, source);
    if (!to.has(2)) {
      to.set(2, "NET");
    }
    to.set(3, "Internet");
    to.set(4, source.say(point.getValueElement()));
  }

  private static void number(ContactPoint point, V2Value to, Source source) {
    String number = source.say(point.getValueElement());
    to.set(1, number);
    boolean mobile = point.getUse() == ContactPointUse.MOBILE;
    if (mobile) {
      source.say(point.getUseElement());
      to.set(2, "PRN").set(3, "CP");
    } else {
      use(point, to, source);
      Concepts.code(KINDS, point.getSystemElement(), to, 3, source);
    }
    for (int i = 0; i < PARTS.length; i++) {
      to.set(i + 5, source.say(point, FHIR + PARTS[i]));
      if (to.has(i + 5)) {
        // As it was written: the parts may leave something out.
        to.set(12, number);
      }
    }
  }

  private static void use(ContactPoint point, V2Value to, Source source) {
    Concepts.code(USES, point.getUseElement(), to, 2, source);
  }
}
