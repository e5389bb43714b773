package org.corridor.admission;

/** What an event does to the record of the patient, beside telling facts. */
enum PatientEvent {
  /** The record is in use. */
  IN_USE,
  /** The record is not in use any more. */
  INACTIVE,
  /** The patients of the message may be one person. */
  LINKED,
  /** The patients of the message are not one person. */
  UNLINKED;

  static PatientEvent of(String cell) {
    return cell.isEmpty() ? IN_USE : valueOf(cell);
  }
}
