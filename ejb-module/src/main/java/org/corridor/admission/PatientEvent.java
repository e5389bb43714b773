package org.corridor.admission;

/** What an event does to the record of the patient, beside telling facts. */
enum PatientEvent {
  /** The record is in use. */
  IN_USE,
  /** The record is not in use any more. */
  INACTIVE;

  static PatientEvent of(String cell) {
    return cell.isEmpty() ? IN_USE : valueOf(cell);
  }
}
