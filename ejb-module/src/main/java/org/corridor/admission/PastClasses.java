package org.corridor.admission;

import java.util.List;
import org.corridor.subject.Visit;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.ClassHistoryComponent;

/** The classes that a visit had before: an outpatient became an inpatient, and back. */
final class PastClasses {

  private PastClasses() {}

  /** Keeps the class that ends at {@code moment}, if one does. */
  static void keep(Encounter before, Encounter after, DateTimeType moment) {
    Coding old = before.getClass_();
    if (Visit.isClassified(before) && !same(old, after.getClass_())) {
      ClassHistoryComponent past = new ClassHistoryComponent();
      past.setClass_(old.copy()).getPeriod().setEndElement(moment.copy());
      DateTimeType since = since(after);
      if (since.hasValue()
          && !since.getValue().toInstant().isAfter(moment.getValue().toInstant())) {
        past.getPeriod().setStartElement(since.copy());
      }
      after.addClassHistory(past);
    }
  }

  private static boolean same(Coding one, Coding other) {
    return String.valueOf(one.getCode()).equals(String.valueOf(other.getCode()))
        && String.valueOf(one.getSystem()).equals(String.valueOf(other.getSystem()));
  }

  private static DateTimeType since(Encounter encounter) {
    List<ClassHistoryComponent> history = encounter.getClassHistory();
    return history.isEmpty()
        ? encounter.getPeriod().getStartElement()
        : history.get(history.size() - 1).getPeriod().getEndElement();
  }
}
